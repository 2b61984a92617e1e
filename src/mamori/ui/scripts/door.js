// The public door. Leaving works as a plain link; with script it also leaves nothing behind.

const leave = document.querySelector(".mamori-leave");
const TWICE_WITHIN = 600; // milliseconds between two presses of Escape
let lastEscape = -TWICE_WITHIN;

const go = (event) => {
  event.preventDefault();
  document.documentElement.hidden = true;
  document.title = "\u2026";
  location.replace(leave.href); // "back" does not return here
};

leave?.addEventListener("click", go);
document.addEventListener("keydown", (event) => {
  // While composing Japanese, Escape belongs to the keyboard.
  if (!leave || event.key !== "Escape" || event.isComposing) return;
  if (event.timeStamp - lastEscape < TWICE_WITHIN) go(event);
  lastEscape = event.timeStamp;
});
