"use strict";
(() => {
  const byId = (id) => document.getElementById(id);

  // Copy for a ticket. Without this script the text can be selected by hand.
  const copy = byId("copy"), text = byId("ticket-text"), copied = byId("copied");
  if (copy && text) {
    copy.hidden = false;
    const tell = (done) => { copied.textContent = done ? copy.dataset.done : copy.dataset.failed; };
    const byHand = () => {
      text.closest("details").open = true;
      text.select();
      tell(document.execCommand("copy"));
    };
    copy.addEventListener("click", () => {
      if (!navigator.clipboard) { byHand(); return; }
      navigator.clipboard.writeText(text.value).then(() => tell(true), byHand);
    });
  }

  // On a narrow screen the drawing begins at its newest end, where the style puts the names of the apps.
  for (const drawing of document.querySelectorAll(".timeline")) {
    drawing.parentElement.scrollLeft = drawing.parentElement.scrollWidth;
  }

  // The time of the form: without this script in UTC, with it in the reader's zone.
  const at = byId("at"), ask = byId("ask"), zone = byId("zone");
  if (at && ask && zone) {
    const local = (time) => new Date(time.getTime() - time.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
    if (at.value) { at.value = local(new Date(at.value + "Z")); }
    zone.textContent = Intl.DateTimeFormat().resolvedOptions().timeZone || zone.textContent;
    ask.addEventListener("formdata", (event) => {
      if (at.value) { event.formData.set("at", new Date(at.value).toISOString().slice(0, 19) + "Z"); }
    });
  }
})();
