// The table of packets: as many rows as there are, of which only those in view exist. Rows come from the server by the page.

import { el, fill, get, icon, number, t } from '/kit.js';

const rowHeight = 26;
const pageLength = 200;
const mostPages = 60;

// Browsers do not make elements of any height: beyond this a pixel of the scroll bar stands for more than a pixel of rows.
const tallest = 15_000_000;

const troubles = ['rst', 'retransmission', 'fast-retransmission', 'spurious-retransmission', 'out-of-order', 'lost-segment', 'zero-window', 'reused-ports'];

function kindOf(row) {
  if (row.roles.some(role => troubles.includes(role)))
    return 'trouble';
  if (row.roles.includes('command'))
    return 'command';
  if (row.roles.includes('reply'))
    return /^[45]/.test(row.info) ? 'trouble' : 'reply';
  return row.roles.includes('data') ? 'data' : 'quiet';
}

// table(recording id, onchoose(row)): answers the element and what it can be told.
export function packetTable(id, onchoose) {
  const pages = new Map();
  const asked = new Map();
  const rows = [];
  const state = { filter: '', packets: 0, fitting: 0, chosen: null, chosenIndex: -1, marked: new Set(), follow: false, generation: 0 };
  const spacer = el('div'), view = el('div', { class: 'packet-window', role: 'presentation' });
  const scroll = el('div', { class: 'packet-scroll', role: 'grid', tabindex: '0', 'aria-label': t('wire.table'), 'aria-colcount': '7' }, view, spacer);
  const count = el('span', { 'aria-live': 'off' });
  const follow = el('input', { type: 'checkbox', onchange: () => { state.follow = follow.checked; if (state.follow) toEnd(); } });
  const nothing = el('div', { class: 'empty' });
  const head = el('div', { class: 'packet-head', role: 'presentation' }, ['no', 'time', 'from', 'to', 'info', 'phase', 'length'].map(key => el('span', {}, t(`wire.${key}`))));
  const element = el('div', { class: 'packets' }, head, nothing, scroll, el('div', { class: 'packet-foot' }, count, el('label', {}, follow, t('wire.follow'))));

  const inView = () => Math.max(Math.floor(scroll.clientHeight / rowHeight), 1);
  const height = () => Math.min(state.fitting * rowHeight, tallest);
  const isScaled = () => state.fitting * rowHeight > tallest;
  const first = () => {
    const last = Math.max(state.fitting - inView(), 0);
    if (!isScaled())
      return Math.min(Math.round(scroll.scrollTop / rowHeight), last);
    return Math.round(scroll.scrollTop / Math.max(height() - scroll.clientHeight, 1) * last);
  };

  function scrollTo(index) {
    const last = Math.max(state.fitting - inView(), 0);
    const target = Math.min(Math.max(index, 0), last);
    scroll.scrollTop = isScaled() ? target / Math.max(last, 1) * (height() - scroll.clientHeight) : target * rowHeight;
  }

  const toEnd = () => scrollTo(state.fitting);

  function rowAt(index) {
    const page = pages.get(Math.floor(index / pageLength));
    return page?.[index % pageLength];
  }

  async function ask(page) {
    if (asked.has(page))
      return;
    const generation = state.generation;
    asked.set(page, true);
    try {
      const answer = await get(`/recordings/${id}/packets?from=${page * pageLength}&count=${pageLength}${state.filter && `&filter=${encodeURIComponent(state.filter)}`}`);
      if (generation !== state.generation)
        return;
      pages.set(page, answer.rows);
      if (pages.size > mostPages)
        pages.delete(pages.keys().next().value);
      resize(answer);
      draw();
    } catch {
      // What is in view is asked for again with the next drawing.
    } finally {
      asked.delete(page);
    }
  }

  function resize(answer) {
    state.packets = answer.packets;
    state.fitting = answer.fitting;
    spacer.style.setProperty('height', `${Math.max(height() - scroll.clientHeight, 0)}px`);
    view.style.setProperty('height', `${scroll.clientHeight}px`);
    scroll.setAttribute('aria-rowcount', String(state.fitting));
    count.textContent = t('wire.count', number(state.fitting), number(state.packets));
    scroll.hidden = state.fitting === 0;
    nothing.hidden = state.fitting > 0;
    if (state.fitting === 0)
      fill(nothing, icon('wire'), el('h2', {}, state.packets === 0 ? t('wire.nopackets') : t('wire.nofit')), state.packets === 0 && el('p', {}, t('wire.nopackets.text')));
  }

  function makeRow() {
    const cells = Array.from({ length: 7 }, (_, column) => el('span', { role: 'gridcell', class: ['number', 'number', '', '', 'info', 'phase', 'number'][column] }));
    const row = el('div', { class: 'packet', role: 'row', onclick: () => row.packet && choose(row.packet, row.index) }, cells);
    row.cells = cells;
    return row;
  }

  function draw() {
    const visible = Math.ceil(scroll.clientHeight / rowHeight) + 1;
    while (rows.length < visible) {
      const row = makeRow();
      rows.push(row);
      view.append(row);
    }
    const start = first();
    const missing = new Set();
    rows.forEach((row, offset) => {
      const index = start + offset;
      row.hidden = offset >= visible || index >= state.fitting;
      if (row.hidden)
        return;
      const packet = rowAt(index);
      if (!packet)
        missing.add(Math.floor(index / pageLength));
      const kind = packet ? kindOf(packet) : 'quiet';
      const isChosen = packet && packet.number === state.chosen;
      row.className = `packet ${kind}${packet && state.marked.has(packet.number) ? ' marked' : ''}${isChosen ? ' chosen' : ''}`;
      row.setAttribute('aria-rowindex', String(index + 1));
      row.setAttribute('aria-selected', String(!!isChosen));
      row.id = isChosen ? 'packet-chosen' : '';
      row.packet = packet;
      row.index = index;
      const texts = packet ? [packet.number, packet.time.toFixed(6), packet.from, packet.to, packet.info, t(`phase.${packet.phase}`), packet.length] : ['', '', '', '', '…', '', ''];
      row.cells.forEach((cell, column) => { cell.textContent = texts[column]; });
    });
    for (const page of missing)
      ask(page);
  }

  function choose(packet, index) {
    state.chosen = packet.number;
    state.chosenIndex = index;
    scroll.setAttribute('aria-activedescendant', 'packet-chosen');
    draw();
    onchoose(packet);
  }

  async function move(step) {
    const index = Math.min(Math.max(state.chosenIndex < 0 ? first() : state.chosenIndex + step, 0), state.fitting - 1);
    if (index < 0)
      return;
    if (!rowAt(index))
      await ask(Math.floor(index / pageLength));
    const packet = rowAt(index);
    if (!packet)
      return;
    if (index < first() || index >= first() + inView())
      scrollTo(step < 0 ? index : index - inView() + 1);
    choose(packet, index);
  }

  scroll.addEventListener('scroll', () => requestAnimationFrame(draw), { passive: true });
  scroll.addEventListener('wheel', event => { if (event.deltaY < 0) { state.follow = false; follow.checked = false; } }, { passive: true });
  scroll.addEventListener('keydown', event => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: inView(), PageUp: -inView(), Home: -state.fitting, End: state.fitting }[event.key];
    if (step === undefined)
      return;
    event.preventDefault();
    move(step);
  });
  new ResizeObserver(() => { if (scroll.isConnected) { resize(state); draw(); } }).observe(scroll);

  async function load() {
    state.generation++;
    pages.clear();
    asked.clear();
    const answer = await get(`/recordings/${id}/packets?from=0&count=${pageLength}${state.filter && `&filter=${encodeURIComponent(state.filter)}`}`);
    pages.set(0, answer.rows);
    state.chosenIndex = -1;
    resize(answer);
    draw();
  }

  return {
    element,
    // Shows the packets that fit another filter. Refused filters are thrown.
    filter: async text => {
      const before = state.filter;
      state.filter = text;
      try {
        await load();
        scroll.scrollTop = 0;
      } catch (failure) {
        state.filter = before;
        throw failure;
      }
    },
    // There are more packets, or they are known better.
    refresh: async whole => {
      if (whole)
        await load();
      else {
        const last = Math.floor(Math.max(state.fitting - 1, 0) / pageLength);
        pages.delete(last);
        await ask(last);
      }
      if (state.follow)
        toEnd();
    },
    mark: numbers => { state.marked = new Set(numbers); draw(); },
    followEnd: on => { state.follow = on; follow.checked = on; },
    // Brings a packet into view and chooses it.
    goTo: async packetNumber => {
      state.follow = false;
      follow.checked = false;
      const answer = await get(`/recordings/${id}/position?packet=${packetNumber}${state.filter && `&filter=${encodeURIComponent(state.filter)}`}`);
      resize(answer);
      scrollTo(answer.from - Math.floor(inView() / 3));
      if (answer.rows[0])
        choose(answer.rows[0], answer.from);
    },
  };
}
