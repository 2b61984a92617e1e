// Joins our forms to allauth's passkey code. Without script, or without passkeys in the browser,
// they stay hidden: the app and the codes always work.
for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) continue
  const kind = form.dataset.passkey
  const id = (name) => form.querySelector(`[name=${name}]`)?.id
  form.hidden = false
  window.allauth.webauthn.forms[`${kind}Form`]({
    ids: {
      [kind]: form.querySelector("button").id,
      credential: id("credential"),
      passwordless: id("passwordless"),
      data: "js_data",
    },
  })
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault()
  for (const told of document.querySelectorAll("[data-passkey-failed]")) told.hidden = false
})
