'use strict';
(() => {
  const $ = id => document.getElementById(id);
  const all = (within, what) => [...within.querySelectorAll(what)];
  const bar = $('bar'), at = $('at'), count = Number(at.dataset.count);
  let lit = null, message = -1;
  bar.hidden = false;

  // The lines of a folded block, as fold.rs has them.
  const lined = source => {
    let head, tail;
    return source.slice(0, -1).split('\n').map(line => {
      if (line.startsWith('<')) return line;
      if (line.startsWith('=')) return head + line.slice(1) + tail;
      if (!line) return '<p></p>';
      head = line.slice(1);
      const [, name] = /><(\w+)/.exec(head) ?? [];
      tail = name ? `</${name}></p>` : '</p>';
      return '';
    }).join('');
  };
  // A folded block becomes part of the page when it is opened.
  const unfold = block => {
    const source = block.querySelector(':scope > script');
    if (!source) return;
    const parts = document.createElement('div');
    let first = Number(block.dataset.l);
    if (first) {
      parts.innerHTML = lined(source.textContent);
      parts.style.counterSet = `l ${first - 1}`;
      for (const line of all(parts, ':scope > p')) line.id = `L${first++}`;
    } else parts.innerHTML = source.textContent;
    source.replaceWith(parts);
    if (lit) light(lit);
  };
  document.addEventListener('toggle', event => { if (event.target.matches('.fold')) unfold(event.target); }, true);

  // What has that name, be it folded or not; others make links too.
  const found = id => {
    if (!/^[\w-]+$/.test(id)) return null;
    if (!$(id)) {
      const line = /^L(\d+)$/.exec(id);
      const block = line ? all($('text'), '.fold').findLast(block => block.dataset.l <= Number(line[1]))
        : all(document, '.fold > script').find(folded => folded.textContent.includes(` id="${id}"`))?.parentElement;
      if (block) {
        unfold(block);
        block.open = true;
      }
    }
    return $(id);
  };

  // A value and its places are lit together.
  const light = id => {
    for (const element of all(document, '.on')) element.classList.remove('on');
    lit = id;
    const value = id && $(id);
    if (!value) return [];
    const places = all($('text'), `a[href="#${id}"], [data-v~="${id}"]`);
    for (const element of [value, ...places]) element.classList.add('on');
    return places;
  };

  const show = (element, block) => element.scrollIntoView({ block });
  const toValue = id => {
    const value = found(id);
    if (!value) return;
    light(id);
    show(value, 'nearest');
    value.tabIndex = -1;
    value.focus({ preventScroll: true });
  };
  const toPlaces = (value, line) => {
    found(line);
    const [first] = light(value.id);
    if (first) show(first, 'center');
    return first;
  };

  document.addEventListener('click', event => {
    // Whoever selects text wants to copy it.
    if (String(getSelection())) return;
    const place = event.target.closest('.t p > a, .t p > [data-v]');
    if (place) {
      event.preventDefault();
      toValue(place.hash?.slice(1) ?? place.dataset.v.split(' ')[0]);
      return;
    }
    const line = event.target.closest('#record a.g');
    let value = line ?? event.target.closest('#record .v');
    while (line && value && !value.matches('.v')) value = value.previousElementSibling;
    if (!value) return;
    const next = line ?? value.nextElementSibling;
    const first = toPlaces(value, next?.matches('.g') ? next.hash.slice(1) : '');
    if (line && first) {
      event.preventDefault();
      const to = found(line.hash.slice(1));
      show(to, 'center');
      (to.querySelector('.on') ?? first).focus({ preventScroll: true });
    }
  });

  const go = step => {
    if (!count) return;
    message = (message + step + count) % count;
    const note = found(`M${message}`);
    for (const element of all(document, '.on')) element.classList.remove('on');
    for (const place of all($('text'), `[data-m~="${message}"]`)) place.classList.add('on');
    at.textContent = `${message + 1} ${bar.dataset.of} ${count}`;
    show(note, 'center');
    note.focus({ preventScroll: true });
  };
  const hide = () => {
    const hidden = document.body.classList.toggle('no-f');
    $('hide').setAttribute('aria-pressed', String(hidden));
  };
  $('next').onclick = () => go(1);
  $('prev').onclick = () => go(message < 0 ? 0 : -1);
  $('hide').onclick = hide;
  const keys = { n: () => go(1), j: () => go(1), p: () => go(message < 0 ? 0 : -1), k: () => go(message < 0 ? 0 : -1), f: hide, Escape: () => light(null) };
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches('input, textarea, select')) return;
    const act = keys[event.key];
    if (act) { event.preventDefault(); act(); }
  });

  const copy = $('copy');
  copy.hidden = false;
  copy.onclick = async () => {
    try { await navigator.clipboard.writeText($('cite').textContent); } catch {
      getSelection().selectAllChildren($('cite'));
      document.execCommand('copy');
      getSelection().removeAllRanges();
    }
    copy.textContent = copy.dataset.done;
  };

  // Where a link from elsewhere leads.
  const arrive = () => {
    const id = location.hash.slice(1);
    const element = found(id);
    if (!element) return;
    if (element.matches('.v')) light(id);
    show(element, 'center');
  };
  addEventListener('hashchange', arrive);
  arrive();
})();
