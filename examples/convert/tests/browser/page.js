// What a page shows, in numbers that can be compared with a record: evaluated in the page by page.py.
(() => {
  // The text of an element; signs that cannot be seen stand there by their names.
  const text = element => [...element.childNodes].map(node =>
    node.nodeType === Node.TEXT_NODE ? node.data
      : node.matches('b.c') ? String.fromCodePoint(parseInt(node.dataset.c, 16)) : text(node)).join('');
  const length = words => [...words].length;
  const merged = places => {
    const one = [];
    for (const place of places) {
      const last = one.at(-1);
      if (last && last[0] === place[0] && last[2] === place[1]) last[2] = place[2];
      else one.push([...place]);
    }
    return one;
  };
  const lines = [...document.querySelectorAll('.t p')];
  const values = {}, groups = {}, messages = {}, lit = [];
  const push = (where, name, place) => (where[name] ??= []).push(place);
  for (const line of lines) {
    const number = Number(line.id.slice(1));
    let at = 0;
    for (const piece of line.childNodes) {
      const words = piece.nodeType === Node.TEXT_NODE ? piece.data : piece.matches('b.c') ? '?' : text(piece);
      const place = [number, at, at += length(words)];
      if (piece.nodeType === Node.TEXT_NODE || piece.matches('b.c')) continue;
      const ids = [piece.getAttribute('href')?.slice(1), ...(piece.dataset.v ?? '').split(' ')].filter(Boolean);
      for (const id of ids) push(values, id, place);
      for (const group of piece.classList) push(groups, group, place);
      for (const message of (piece.dataset.m ?? '').split(' ').filter(Boolean)) push(messages, message, place);
      if (piece.classList.contains('on')) lit.push(place);
    }
  }
  const each = (where, what) => Object.fromEntries(Object.entries(where).map(([name, places]) => [name, what(places)]));
  return {
    lines: lines.map(line => [Number(line.id.slice(1)), text(line)]),
    places: each(values, merged),
    groups: each(groups, merged),
    marked: each(messages, merged),
    lit: merged(lit),
    values: Object.fromEntries([...document.querySelectorAll('#record .v')].map(value => [value.id, text(value)])),
    valuesLit: [...document.querySelectorAll('#record .v.on')].map(value => value.id),
    messages: [...document.querySelectorAll('.t .m')].map(note => [note.id, note.previousElementSibling?.matches('p') ? note.previousElementSibling.id : (() => { let before = note; while (before && !before.matches('p')) before = before.previousElementSibling; return before?.id ?? ''; })(), note.querySelector('code').textContent]),
    elements: [...new Set([...document.querySelectorAll('*')].map(element => element.localName))],
    links: [...document.querySelectorAll('a')].map(link => link.getAttribute('href')).filter(href => !href.startsWith('#')),
    handlers: [...document.querySelectorAll('*')].flatMap(element => element.getAttributeNames().filter(name => name.startsWith('on') || name === 'style')),
    title: document.title,
  };
})()
