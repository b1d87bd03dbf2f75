### Seasons, trivia, achievements from inside, and whom everyone has brought.

seasons-title = 🍂 <b>Seasons</b>
seasons-none = There is none yet. Meanwhile, look at the week in /leaderboard.
seasons-name = <b>{ $title }</b>
seasons-coming = ⏳ From { $first } to { $last }. It has not begun yet.
seasons-open = 🟢 On, until { $last }.
seasons-closing = 🏁 It ended on { $last }. The last points are being counted: look in some minutes.
seasons-archived = 🏁 From { $first } to { $last } · { $participants ->
    [one] one person
   *[other] { $participants } people
}
seasons-board = 🏆 { $title }
seasons-own = You ended as number <b>{ $rank }</b> of { $participants }, with { $points } XP.
seasons-unknown = There is no board of that season yet.

trivia-ranking = 🏆 Who knows most
trivia-last = 🏁 Last round
trivia-ranking-title = 🏆 <b>Trivia, of all time</b>
trivia-place = { $place } { $name } · { $besitos } besitos · { $right } right
trivia-place-own = <b>{ $place } { $name } · { $besitos } besitos · { $right } right</b>
trivia-nobody-yet = Nobody has won anything yet. The first right answer puts you ahead.
trivia-mine = You are number <b>{ $place }</b> of { $players }.
trivia-not-mine = You are not here yet: the first right answer in a round of the group brings you in.
trivia-round-title = 🎲 <b>{ $title }</b>
trivia-round-running = It is being played: { $asked } of { $questions } questions so far.
trivia-round-over = { $players ->
    [one] One person
   *[other] { $players } people
} played, with { $asked } questions.

achievements-secret = 🔮 { $count ->
    [one] <b>One secret</b> is
   *[other] <b>{ $count } secrets</b> are
} still to be found. I say no more.
achievement-about = 🔎 { $number }
achievement-gives = { $tier } gives { $reward }
achievement-title = { $badge } <b>{ $title }</b>
achievement-was-secret = 🔮 It was a secret, and you have found it.
achievement-secret = a secret
achievement-counts-events = <b>{ $progress }</b> of { $target } so far { $bar }
achievement-counts-sum = <b>{ $progress }</b> of { $target } in all so far { $bar }
achievement-counts-distinct = <b>{ $progress }</b> different ones of { $target } so far { $bar }
achievement-counts-streak = <b>{ $progress }</b> days in a row of { $target } so far { $bar }
achievement-counts-conditions = <b>{ $progress }</b> of { $target } conditions so far { $bar }
achievement-of = <b>Each of these counts</b>
achievement-first = <b>Needed first</b>
needs-level = Level { $level }
needs-achievement = Achievement “{ $title }” { $tier }
needs-secret = A secret that is still to be found
tier-ahead = ▫️ { $tier } with { $count } · { $reward }
tier-earned = ✅ { $tier } with { $count } · { $reward } · since { $at }

missions-ahead = 🔒 Later on
missions-ahead-title = 🔒 <b>Later on</b>
missions-ahead-none = None is waiting: all of them are in your /missions.
mission-ahead = { $number }. { $title }

invite-takes = <i>To take part is to earn { $besitos } besitos on { $days ->
    [one] one day
   *[other] { $days } different days
}, within the first { $withinDays } days.</i>
invite-takes-reactions = <i>And with { $reactions } reactions at least.</i>
invite-who = 👥 Who has come
invite-who-title = 👥 <b>Came with you: { $total }</b>
invite-one = { $name } · { $at } · { $state }
invited-joined = does not take part yet
invited-waiting = takes part: paid tomorrow
invited-held = being looked at
invited-paid = ✅ +{ $earned } besitos
invited-declined = gave no besitos
