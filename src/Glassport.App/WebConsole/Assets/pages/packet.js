// One packet: its layers, its bytes, and its part in the story.

import { badge, bytes, el, fill, get, number, t } from '/kit.js';

export async function showPacket(place, id, row, step) {
  const detail = await get(`/recordings/${id}/packets/${row.number}`);
  const content = Uint8Array.from(atob(detail.bytes), letter => letter.charCodeAt(0));
  const hex = hexDump(content);
  const part = step(row.number);
  fill(place, el('h2', {}, t('wire.detail', number(row.number))), el('div', { class: 'packet-detail' },
    el('div', { class: 'wide' }, el('span', { class: 'muted' }, detail.time), el('span', { class: 'muted' }, t('wire.captured', number(detail.row.length), number(detail.captured))), detail.row.roles.map(role => badge(role, 'accent')), badge(t(`phase.${detail.row.phase}`)),
      detail.row.conversation && badge(detail.row.conversation), detail.row.data && badge(detail.row.data, 'note')),
    part && el('div', { class: 'wide' }, el('strong', {}, `${t('wire.instory')}: ${part.title}`), el('span', {}, part.text)),
    el('div', { class: 'layers' }, el('h3', {}, t('wire.layers')), detail.layers.map((layer, index) => el('details', { open: index === detail.layers.length - 1 || layer.name === 'ftp' }, el('summary', { onmouseenter: () => hex.light(layer.offset, layer.length), onfocus: () => hex.light(layer.offset, layer.length) }, layer.title),
      layer.fields.length > 0 && el('dl', {}, layer.fields.map(one => {
        const light = () => hex.light(one.offset, one.length);
        return [el('dt', { title: one.name, onmouseenter: light }, one.label), el('dd', { onmouseenter: light }, one.value)];
      }))))),
    el('div', {}, el('h3', {}, `${t('wire.bytes')} (${bytes(content.length)})`), hex.element)));
}

const mostDumped = 4096;

export function hexDump(content) {
  const spans = [];
  const element = el('pre', { class: 'hex', tabindex: '0', 'aria-label': t('wire.bytes') });
  for (let start = 0; start < Math.min(content.length, mostDumped); start += 16) {
    element.append(el('span', { class: 'offset' }, `${start.toString(16).padStart(4, '0')}  `));
    const texts = [];
    for (let at = start; at < start + 16; at++) {
      if (at >= content.length) {
        element.append('   ');
        continue;
      }
      const pair = el('span', {}, content[at].toString(16).padStart(2, '0'));
      const letter = el('span', {}, content[at] >= 32 && content[at] < 127 ? String.fromCharCode(content[at]) : '·');
      spans[at] = [pair, letter];
      element.append(pair, at % 16 === 7 ? '  ' : ' ');
      texts.push(letter);
    }
    element.append(' ', ...texts, '\n');
  }
  let lit = [];
  return {
    element,
    light: (offset, length) => {
      for (const one of lit.flat())
        one.classList.remove('lit');
      lit = spans.slice(offset, offset + length);
      for (const one of lit.flat())
        one.classList.add('lit');
    },
  };
}
