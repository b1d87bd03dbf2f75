### Seasons, trivia, achievements from inside, and whom everyone has brought.

seasons-title = 🍂 <b>Seasons</b>
seasons-none = There are none yet. Meanwhile, see this week’s board in /leaderboard.
seasons-name = <b>{ $title }</b>
seasons-coming = ⏳ From { $first } to { $last }. It has not started yet.
seasons-open = 🟢 Running, until { $last }.
seasons-closing = 🏁 It ended on { $last }. The last points are being counted: look again in a few minutes.
seasons-archived = 🏁 From { $first } to { $last } · { $participants ->
    [one] one person
   *[other] { $participants } people
}
seasons-board = 🏆 { $title }
seasons-own = You finished as number <b>{ $rank }</b> of { $participants }, with { $points } XP.
seasons-unknown = There is no board for that season yet.

trivia-ranking = 🏆 Who knows the most
trivia-last = 🏁 Last round
trivia-ranking-title = 🏆 <b>Trivia, all time</b>
trivia-place = { $place } { $name } · { $besitos ->
    [one] one besito
   *[other] { $besitos } besitos
} · { $right } right
trivia-place-own = <b>{ $place } { $name } · { $besitos ->
    [one] one besito
   *[other] { $besitos } besitos
} · { $right } right</b>
trivia-nobody-yet = Nobody has scored yet. The first right answer puts you ahead.
trivia-mine = You are number <b>{ $place }</b> of { $players }.
trivia-not-mine = You are not on it yet: your first right answer in a round in the group gets you there.
trivia-round-title = 🎲 <b>{ $title }</b>
trivia-round-running = Being played now: { $asked } of { $questions } questions so far.
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
achievement-was-secret = 🔮 It was a secret, and you have discovered it.
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
needs-secret = A secret, still to be discovered
tier-ahead = ▫️ { $tier } with { $count } · { $reward }
tier-earned = ✅ { $tier } with { $count } · { $reward } · since { $at }

missions-ahead = 🔒 Later on
missions-ahead-title = 🔒 <b>Later on</b>
missions-ahead-none = There are none waiting: you have them all in /missions.
mission-ahead = { $number }. { $title }

invite-takes = <i>To take part is to earn { $besitos } besitos on { $days ->
    [one] one day
   *[other] { $days } different days
}, within the first { $withinDays } days.</i>
invite-takes-reactions = <i>And with at least { $reactions } reactions.</i>
invite-who = 👥 Who has come
invite-who-title = 👥 <b>They came with you: { $total }</b>
invite-one = { $name } · { $at } · { $state }
invited-joined = not taking part yet
invited-waiting = takes part: paid tomorrow
invited-held = under review
invited-paid = ✅ +{ $earned } besitos
invited-declined = gave no besitos
