import { vote } from './actions.js';
import { h, icon } from './dom.js';
import { t } from './i18n.js';

/** A poll or quiz: choices before voting, results after. */
export function pollView(message) {
  const { poll } = message;
  const voted = poll.mine.length > 0 || poll.closed;
  const kind = t(
    poll.closed ? 'pollClosed' : `${poll.quiz ? 'quiz' : 'poll'}${poll.anonymous ? 'Anonymous' : ''}`,
  );
  return h(
    'div',
    { class: 'poll', role: 'group', 'aria-label': poll.question },
    h('p', { class: 'poll-question', dir: 'auto' }, poll.question),
    h('p', { class: 'poll-kind' }, kind),
    ...(voted ? results(poll) : choices(message)),
    voted && poll.explanation && h('p', { class: 'poll-explanation', dir: 'auto' }, poll.explanation),
    h(
      'p',
      { class: 'poll-foot' },
      t('votes', { n: poll.total }),
      voted && !poll.closed && poll.revoting && retract(message),
    ),
  );
}

const retract = (message) =>
  h('button', { type: 'button', class: 'inline-link', onclick: () => vote(message.id, []) }, t('retract'));

function results({ options, total, mine, correct, quiz }) {
  return options.map(({ text, count }, index) => {
    const share = total === 0 ? 0 : Math.round((count / total) * 100);
    const right = correct.includes(index);
    const mark =
      mine.includes(index) &&
      h(
        'span',
        { class: quiz && !right ? 'poll-mark wrong' : 'poll-mark' },
        icon(quiz && !right ? 'close' : 'check'),
      );
    const bar = h('span', { class: quiz && mine.includes(index) && !right ? 'poll-bar wrong' : 'poll-bar' });
    bar.style.setProperty('--share', `${share}%`);
    return h(
      'div',
      { class: right ? 'poll-result right' : 'poll-result' },
      h('span', { class: 'poll-share' }, `${share}%`),
      h('span', { class: 'poll-text', dir: 'auto' }, text, mark),
      bar,
    );
  });
}

function choices(message) {
  const { options, multiple } = message.poll;
  if (!multiple) {
    return options.map(({ text }, index) =>
      h(
        'button',
        { type: 'button', class: 'poll-choice', onclick: () => vote(message.id, [index]) },
        h('span', { class: 'poll-radio', 'aria-hidden': 'true' }),
        h('span', { dir: 'auto' }, text),
      ),
    );
  }
  const boxes = options.map(({ text }) => {
    const box = h('input', { type: 'checkbox' });
    return { box, row: h('label', { class: 'poll-choice' }, box, h('span', { dir: 'auto' }, text)) };
  });
  const send = () =>
    vote(
      message.id,
      boxes.flatMap(({ box }, index) => (box.checked ? [index] : [])),
    );
  return [
    ...boxes.map(({ row }) => row),
    h('button', { type: 'button', class: 'poll-send', onclick: send }, t('vote')),
  ];
}
