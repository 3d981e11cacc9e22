// The bottom menu of a page as WeChat shows it. Called with [command, argument]; keeps its state in attributes of
// the elements, so that it survives between calls and nothing is added to the page's own names.
//   "find"           → buttons of the bottom bar: [{position, name, href}]
//   "mark"           → remember everything that can be seen now; catch windows that the page opens
//   "revealed", "2"  → what can be seen since "mark", as entries 2.1, 2.2 …
//   "nested", "2"    → links that button 2 holds out of sight
//   "opened"         → addresses of windows that the page tried to open since "mark"
([command, argument]) => {
  const POSITION = "data-govspider-menu";
  const SEEN = "data-govspider-seen";
  const TARGETS =
    "a,button,li,dt,dd,[onclick],[role=button],[role=menuitem],[role=tab],[data-url],[data-href],[data-link]";
  const LONGEST_NAME = 16;
  const LONGEST_ENTRY = 30;
  const MOST_ENTRIES = 12;

  const tidy = (text) => text.replace(/[\uE000-\uF8FF\s]+/g, " ").trim();

  const styled = (element) => {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return style.display !== "none" && style.visibility === "visible" && Number(style.opacity) > 0.05
      && box.width > 1 && box.height > 1;
  };

  const boxOf = (node) => {
    if (node.nodeType !== Node.TEXT_NODE) return node.getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(node);
    return range.getBoundingClientRect();
  };

  // Texts and named pictures below an element: [{element, name, x, y}]
  const labels = (root) => {
    const found = [];
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const isText = node.nodeType === Node.TEXT_NODE;
      if (!isText && node.tagName !== "IMG") continue;
      const element = isText ? node.parentElement : node;
      if (["SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "OPTION"].includes(element.tagName)) continue;
      const name = tidy(isText ? node.data : node.alt || node.title || "");
      if (!name || !styled(element)) continue;
      const box = boxOf(node);
      if (box.width < 1 || box.height < 1) continue;
      found.push({ element, name, x: box.left + box.width / 2, y: box.top + box.height / 2 });
    }
    return found;
  };

  const targetOf = (element, root) => {
    const target = element.closest(TARGETS);
    return target && root.contains(target) && target !== root ? target : element;
  };

  const grouped = (found, root) => {
    const byTarget = new Map();
    for (const label of found) {
      const target = targetOf(label.element, root);
      const known = byTarget.get(target);
      if (!known) byTarget.set(target, { ...label, target });
      else if (!known.name.includes(label.name)) known.name = `${known.name} ${label.name}`;
    }
    return [...byTarget.values()];
  };

  const hrefOf = (element) => {
    const anchor = element.closest("a[href]") || element.querySelector(":scope > a[href]");
    const written = anchor ? anchor.getAttribute("href").trim() : "";
    if (!written || written.startsWith("#") || /^javascript:/i.test(written)) return "";
    return anchor.href;
  };

  const hits = (label) => {
    const hit = document.elementFromPoint(label.x, label.y);
    return hit !== null && (label.element.contains(hit) || hit.contains(label.element));
  };

  // Whether something between the label and the bar cuts it off above or below (a sub-menu folded to no height).
  const cutOff = (label, bar) => {
    for (let element = label.element; element && element !== bar; element = element.parentElement) {
      const box = element.getBoundingClientRect();
      if (getComputedStyle(element).overflowY !== "visible" && (label.y < box.top || label.y > box.bottom)) return true;
    }
    return false;
  };

  const entry = (label, position) => {
    document.querySelectorAll(`[${POSITION}="${position}"]`).forEach((old) => old.removeAttribute(POSITION));
    label.element.setAttribute(POSITION, position);
    return { position, name: label.name, href: hrefOf(label.target) };
  };

  const isFoot = (element) => /备案|版权所有|copyright|技术支持|网安备/i.test(element.innerText || "");

  const placedAtBottom = (element) => {
    const style = getComputedStyle(element);
    if (!["fixed", "sticky", "absolute"].includes(style.position)) return false;
    if (style.position === "absolute" && !/tab|menu|nav|bar|foot|bottom/i.test(`${element.tagName} ${element.className} ${element.id}`)) {
      return false;
    }
    const box = element.getBoundingClientRect();
    return box.width >= innerWidth * 0.6 && box.height >= 20 && box.height <= innerHeight * 0.3
      && box.bottom >= innerHeight - 40 && box.bottom <= innerHeight + 40;
  };

  const standsAtEnd = (element) => {
    if (element.tagName !== "NAV" && !/tab-?bar|menu|nav|bottom-?bar/i.test(`${element.className} ${element.id}`)) return false;
    const box = element.getBoundingClientRect();
    const height = document.documentElement.scrollHeight;
    return box.width >= innerWidth * 0.6 && box.height >= 20 && box.height <= 160
      && box.bottom + scrollY >= height - 30;
  };

  const buttonsOf = (bar) => {
    const box = bar.getBoundingClientRect();
    const inside = labels(bar).filter((label) => label.y >= box.top - 25 && label.y <= box.bottom + 5 && !cutOff(label, bar));
    const buttons = grouped(inside, bar).filter((button) => button.name.length <= LONGEST_NAME);
    return buttons.sort((one, other) => one.x - other.x);
  };

  // Several small elements, each placed at the bottom for itself, make a bar together.
  const loneButtons = () => {
    const inBand = labels(document.body).filter((label) => {
      if (label.y < innerHeight - 80 || label.y > innerHeight) return false;
      for (let element = label.element; element && element !== document.body; element = element.parentElement) {
        if (getComputedStyle(element).position === "fixed") return true;
      }
      return false;
    });
    return grouped(inBand, document.body).sort((one, other) => one.x - other.x);
  };

  // A menu may have one button; what goes back, up or to an app store is none.
  const isLoneButton = (buttons) => buttons.length === 1 && !/顶部|返回|关闭|下载|打开|app/i.test(buttons[0].name);

  const find = () => {
    scrollTo(0, 0);
    const elements = [...document.body.querySelectorAll("*")].filter(styled);
    for (const rule of [placedAtBottom, standsAtEnd]) {
      const bars = elements.filter((element) => rule(element) && !isFoot(element))
        .map((element) => ({ element, buttons: buttonsOf(element), box: element.getBoundingClientRect() }))
        .filter((bar) => bar.buttons.length >= 2 || (rule === placedAtBottom && isLoneButton(bar.buttons)));
      bars.sort((one, other) => other.buttons.length - one.buttons.length
        || one.box.width * one.box.height - other.box.width * other.box.height);
      if (bars.length) return bars[0].buttons;
    }
    const lone = loneButtons();
    return lone.length >= 2 ? lone : [];
  };

  const cellOf = (position) => {
    const buttons = [...document.querySelectorAll(`[${POSITION}]`)].filter(
      (element) => !element.getAttribute(POSITION).includes("."));
    const own = buttons.find((element) => element.getAttribute(POSITION) === position);
    let cell = own;
    while (cell && cell.parentElement && cell.parentElement !== document.body
      && !buttons.some((other) => other !== own && cell.parentElement.contains(other))) {
      cell = cell.parentElement;
    }
    return cell;
  };

  const popsUp = (element, cell) => {
    if (cell && cell.contains(element)) return true;
    for (let node = element; node && node !== document.body; node = node.parentElement) {
      if (["fixed", "absolute"].includes(getComputedStyle(node).position)) return true;
    }
    return false;
  };

  const commands = {
    find: () => {
      document.querySelectorAll(`[${POSITION}]`).forEach((old) => old.removeAttribute(POSITION));
      return find().slice(0, MOST_ENTRIES).map((button, index) => entry(button, String(index + 1)));
    },
    mark: () => {
      labels(document.body).filter(hits).forEach((label) => label.element.setAttribute(SEEN, ""));
      document.querySelectorAll("a[target]").forEach((anchor) => anchor.removeAttribute("target"));
      document.documentElement.removeAttribute("data-govspider-opened");
      window.open = (url) => {
        const before = document.documentElement.getAttribute("data-govspider-opened") || "";
        const address = new URL(url, document.baseURI).href;
        document.documentElement.setAttribute("data-govspider-opened", `${before}\n${address}`.trim());
        return null;
      };
    },
    revealed: () => {
      const cell = cellOf(argument);
      const fresh = labels(document.body).filter(
        (label) => !label.element.hasAttribute(SEEN) && label.name.length <= LONGEST_ENTRY
          && popsUp(label.element, cell) && hits(label));
      const entries = grouped(fresh, document.body).slice(0, MOST_ENTRIES);
      return entries.map((label, index) => entry(label, `${argument}.${index + 1}`));
    },
    nested: () => {
      const cell = cellOf(argument);
      const own = document.querySelector(`[${POSITION}="${argument}"]`).closest("a");
      const anchors = cell ? [...cell.querySelectorAll("a[href]")].filter((anchor) => anchor !== own) : [];
      return anchors.filter((anchor) => tidy(anchor.textContent) && hrefOf(anchor)).slice(0, MOST_ENTRIES)
        .map((anchor, index) => ({ position: `${argument}.${index + 1}`, name: tidy(anchor.textContent), href: anchor.href }));
    },
    opened: () => (document.documentElement.getAttribute("data-govspider-opened") || "").split("\n").filter(Boolean),
  };
  return commands[command]();
}
