// Staff pages. Built behind GOV.UK's module in the same file, so `initAll` is in scope.
// Everything here makes a page that already works a little easier; nothing depends on it.

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

// htmx brings in new parts of a page: bring their components to life as well.
document.body.addEventListener("htmx:afterSettle", (event) => initAll({ scope: event.target }));

// One menu of the header at a time, and Escape closes it.
const menus = document.querySelectorAll("details.mamori-menu");
const closeMenus = (except) => menus.forEach((menu) => menu !== except && (menu.open = false));
document.addEventListener("click", (event) => closeMenus(event.target.closest(".mamori-menu")));
document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.(".mamori-menu[open]");
  if (event.key !== "Escape" || !menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
