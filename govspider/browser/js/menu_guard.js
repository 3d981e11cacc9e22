// Put into every document before its own scripts: notes the windows that a touch opens (window.open, target=_blank) and
// keeps the page where it is. A window that a timer opens, set before the touch, belongs to nobody. Shadow roots are open.
(() => {
  if (Object.hasOwn(window, "__govspiderPending")) return;
  const LONGEST_DELAY = 6000;
  const { setTimeout: plainTimeout, setInterval: plainInterval, clearTimeout: plainClear } = window;
  let lastTouch = Infinity;
  let ambient = false; // whether what runs now was set going by a timer older than the touch
  const waiting = new Map(); // timers that the touch has set: id → due

  // A closed shadow root hides nothing from a follower.
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (options) { return attachShadow.call(this, { ...options, mode: "open" }); };

  const within = (state, run) => {
    const before = ambient;
    ambient = state;
    try { return run(); } finally { ambient = before; }
  };
  const timer = (set, repeats) => function (callback, delay = 0, ...rest) {
    if (typeof callback !== "function") return set.call(window, callback, delay, ...rest);
    const born = performance.now();
    const inherited = ambient;
    const id = set.call(window, function (...values) {
      if (!repeats) waiting.delete(id);
      return within(inherited || born < lastTouch, () => callback.apply(this, values));
    }, delay, ...rest);
    if (!repeats && !inherited && born >= lastTouch && delay <= LONGEST_DELAY) waiting.set(id, born + Number(delay));
    return id;
  };
  window.setTimeout = timer(plainTimeout, false);
  window.setInterval = timer(plainInterval, true);
  window.clearTimeout = (id) => { waiting.delete(id); return plainClear.call(window, id); };

  const begins = () => { lastTouch = performance.now() - 1; waiting.clear(); };
  for (const kind of ["touchstart", "pointerdown"]) addEventListener(kind, begins, { capture: true, passive: true });

  const note = (address) => {
    if (ambient || lastTouch === Infinity || !address || /^about:/.test(String(address))) return;
    try { window.__govspiderOpened(new URL(address, document.baseURI).href); } catch { /* no address */ }
  };
  window.open = (address) => {
    note(address);
    const place = { assign: note, replace: note, set href(url) { note(url); }, get href() { return "about:blank"; } };
    return {
      closed: false, opener: null, close() {}, focus() {}, blur() {}, postMessage() {},
      document: { write() {}, close() {}, open() {}, body: null },
      get location() { return place; }, set location(url) { note(url); },
    };
  };
  addEventListener("click", (event) => {
    const anchor = event.composedPath().find((node) => node.tagName === "A" || node.tagName === "AREA");
    if (anchor && /^_blank$|^_new$/i.test(anchor.getAttribute("target") || "")) anchor.setAttribute("target", "_top");
  }, true);
  // Whether something that the touch has set going is still to come.
  Object.defineProperty(window, "__govspiderPending", {
    value: () => [...waiting.values()].some((due) => due > performance.now() - 50),
  });
})();
