// The ladder of a conversation, drawn as it grows.

import { el, fill, t } from '/kit.js';

const rowHeight = 34;
const width = 400;
const left = 56;
const right = width - 12;
const mostDrawn = 1500;

export function drawLadder(place, conversation, told, onchoose) {
  const arrows = told.arrows.slice(0, mostDrawn);
  const height = 44 + arrows.length * rowHeight;
  fill(place, told.arrows.length > mostDrawn && el('p', { class: 'muted' }, t('wire.ladder.more', mostDrawn)), el('div', { class: 'ladder' }, el('svg', { viewBox: `0 0 ${width} ${height}`, role: 'group', 'aria-label': t('wire.tab.ladder') },
    el('text', { x: left, y: 14, class: 'end' }, `${t('wire.client')} ${conversation.client}`), el('text', { x: right, y: 30, class: 'end', 'text-anchor': 'end' }, `${t('wire.server')} ${conversation.server}`),
    el('line', { x1: left, x2: left, y1: 36, y2: height, class: 'life' }), el('line', { x1: right, x2: right, y1: 36, y2: height, class: 'life' }),
    arrows.map((arrow, index) => drawArrow(arrow, 44 + index * rowHeight, onchoose)))));
}

function drawArrow(arrow, y, onchoose) {
  const line = y + 23;
  const toRight = arrow.sender === 'client';
  const [x1, x2] = toRight ? [left + 3, right - 3] : [right - 3, left + 3];
  const packets = arrow.first === arrow.last ? String(arrow.first) : `${arrow.first}–${arrow.last}`;
  const ports = arrow.dataConnection ? ` ${arrow.clientPort} ${toRight ? '→' : '←'} ${arrow.serverPort}` : '';
  const label = arrow.label.length > 58 ? `${arrow.label.slice(0, 57)}…` : arrow.label;
  const choose = () => onchoose(arrow.first);
  return el('g', {
    class: `arrow ${arrow.kind}${arrow.dataConnection ? ' lane' : ''}`, tabindex: '0', role: 'button', onclick: choose,
    onkeydown: event => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); choose(); } },
  }, el('rect', { x: 0, y, width, height: rowHeight }), el('text', { x: left - 8, y: line + 4, class: 'at', 'text-anchor': 'end' }, packets), el('text', { x: (left + right) / 2, y: line - 6, 'text-anchor': 'middle' }, label + ports),
  el('line', { x1, x2, y1: line, y2: line }), arrow.sender && el('polygon', { points: toRight ? `${x2},${line} ${x2 - 8},${line - 4} ${x2 - 8},${line + 4}` : `${x2},${line} ${x2 + 8},${line - 4} ${x2 + 8},${line + 4}` }));
}
