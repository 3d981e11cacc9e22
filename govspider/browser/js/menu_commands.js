// The bottom menu of a page as a follower sees it: by geometry and computed style. Called in the top frame with
// [command, argument, words]; all places are those of the top window. The parts are the files beside this one, each a
// function of the parts that it needs.
//   "find", n     → buttons of the bottom bar, and whether something covers them, with the page scrolled down n windows
//   "place", n    → where to touch button n: {x, y, free}
//   "entry", n    → the same for the n-th entry that "revealed" told
//   "look"        → remember what can be seen now
//   "revealed"    → what can be seen since: {shape: "" | "menu" | "panel" | "dialog" | "wait", entries, address, busy}
//   "closed"      → whether the touch took something away that could be seen when "look" was asked
//   "way_out", over_all → where to touch to close what lies over the page; null: nothing does
(parts) => ([command, argument, words]) => {
  const MOST_BUTTONS = 12;
  if (!Object.hasOwn(window, "__govspiderMenu")) {
    Object.defineProperty(window, "__govspiderMenu", { value: { cells: [], entries: [], told: new WeakSet(), seen: null, bar: null, top: 0 } });
  }
  const state = window.__govspiderMenu;
  const page = parts.page();
  const names = parts.names(page, words);
  const { find } = parts.bar(page, names);
  const { placeOf, wayOut } = parts.places(page, names);
  const { remembered, revealed, closed } = parts.revealed(page, names, placeOf, state);
  const { told } = names;

  const commands = {
    find: () => {
      page.scrollDown(argument);
      const bar = find();
      state.bar = bar.element;
      state.top = bar.element ? page.boxOf(bar.element).top : 0;
      state.cells = bar.buttons.slice(0, MOST_BUTTONS);
      return state.cells.map((cell) => ({ ...told(cell.element, cell.name, cell.found[0]), free: !!placeOf(cell)?.free }));
    },
    place: () => placeOf(state.cells[argument]),
    entry: () => placeOf(state.entries[argument]),
    look: () => { state.seen = remembered(); },
    revealed: () => revealed(argument),
    closed: () => closed(),
    way_out: () => wayOut(argument),
  };
  return commands[command]();
}
