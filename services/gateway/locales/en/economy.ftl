### Gifts, missions and other things to be earned.

gift-title = 🎁 <b>Daily gift</b>
gift-ready = Your gift of today is waiting for you.
gift-later = The next one opens in { $left } ({ $at }).
gift-streak = 🔥 { $days ->
    [one] One day in a row
   *[other] { $days } days in a row
}
gift-next-bonus = For coming every day, { $besitos ->
    [one] one besito
   *[other] { $besitos } besitos
} more today.
gift-streak-until = ⏳ { $left } left to keep the streak.
gift-last = Last time: “{ $title }”, { $besitos } besitos
gift-open = 🎁 Open
gift-odds = 🎲 What may come out
gift-proof = 🔍 Check it
gift-already = You had opened this one already:
gift-opened = 🎁 <b>{ $title }</b>!
gift-besitos = { $besitos ->
    [one] +1 besito
   *[other] +{ $besitos } besitos
}
gift-bonus = 🔥 { $bonus } of them for coming { $days } days in a row
gift-odds-title = 🎲 <b>What may come out</b>
gift-chance = { $chance } · { $title } · <b>{ $besitos }</b>
gift-bonuses-title = 🔥 <b>And for coming every day</b>
gift-bonus-from = from { $days } days on: <b>+{ $besitos }</b>
gift-fair = <i>The draw can be checked: the seed of each day is sealed before, and shown when the day is over.</i>
gift-proof-title = 🔍 <b>Your gift number { $number }</b>
gift-proof-how = The seed of that day was sealed on { $at }. Its SHA-256 has to be the seal; with the seed, your identifier and the number of the gift the same prize comes out every time.
gift-proof-day = Day: <code>{ $day }</code> (UTC)
gift-proof-commitment = Seal: <code>{ $commitment }</code>
gift-proof-seed = Seed: <code>{ $seed }</code>
gift-proof-sealed = Seed: <i>shown when that day is over</i>
gift-proof-user = Identifier: <code>{ $userId }</code>
gift-none = There is no daily gift here. /missions has other ways to earn besitos.
gift-away = <i>The gift does not answer right now. It is still there: try again in a moment.</i>

you-have = 💋 You have { $amount ->
    [one] <b>one besito</b>
   *[other] <b>{ $amount } besitos</b>
}.
not-enough = You are { $missing ->
    [one] one besito
   *[other] { $missing } besitos
} short.

mission-reward-is = 🎁 { $reward }
reward-besitos = { $besitos ->
    [one] one besito
   *[other] { $besitos } besitos
}
reward-xp = { $xp } XP
reward-vip = { $days ->
    [one] one VIP day
   *[other] { $days } VIP days
}
mission-claimable = 🎉 <b>{ $title }</b> · completed!
mission-claim-until = Take it before { $day } is over.
mission-claim = 🎁 Take “{ $title }”
mission-claimed = Taken! { $reward }
mission-again = 🔁 Can be done again in { $left }
mission-step = ▫️ { $title } { $progress }/{ $target }
mission-step-done = ✅ { $title }
mission-streak = 🔥 { $bar } { $progress }/{ $target } days in a row
mission-streak-today = Today does not count yet: take part before your day is over.
mission-freezes = ❄️ { $count ->
    [one] One day off in reserve
   *[other] { $count } days off in reserve
}
mission-why = ❔ { $number }

streak-repair = 🩹 Mend “{ $title }”
streak-repair-none = That streak needs no mending.
streak-repair-ask = 🩹 Your streak of “{ $title }” broke. You can have your { $days } days back for <b>{ $besitos } besitos</b>, until { $until }.
streak-repair-yes = Yes, for { $besitos } 💋
streak-repair-ordered = On its way: { $besitos } besitos for { $days } days in a row.

why-title = ❔ <b>{ $title }</b>
why-waiting = You do not have it yet.
why-open = You are on it.
why-claimable = Completed! Its reward is waiting for you.
why-completed = Completed.
why-resting = Completed; it can be done again later.
why-expired = Its time is over.
why-rounds = Completed { $rounds ->
    [one] once
   *[other] { $rounds } times
}.
why-not-banned = You may take part
why-not-banned-not = You may not take part until { $at }
why-first-day = It has begun
why-first-day-not = It begins on { $day }
why-last-day = There is time, until { $day }
why-last-day-not = It ended on { $day }
why-requires-mission = Mission “{ $title }” completed
why-requires-mission-not = “{ $title }” has to be completed first
why-requires-achievement = Achievement “{ $title }” { $tier } earned
why-requires-achievement-not = The achievement “{ $title }” { $tier } has to be earned first
why-requires-level = Your level, { $have }, is enough
why-requires-level-not = Level { $wanted } is needed; yours is { $have }
why-assigned = You were given it
why-assigned-not = You have not been given it yet
why-times = Completed { $have } of { $wanted } times
why-times-not = You completed it all { $wanted } times it can be
why-rested = The rest is over
why-rested-not = It rests until { $at }
why-window = It is open
why-window-not = Done for now; it starts anew on { $at }
why-step = { $title }: { $have } of { $wanted }
why-step-not = { $title }: { $have } of { $wanted }
why-count = { $what }: { $have } of { $wanted }
why-count-not = { $what }: { $have } of { $wanted }
why-sum = { $what }, in all: { $have } of { $wanted }
why-sum-not = { $what }, in all: { $have } of { $wanted }
why-distinct = { $what }, different ones: { $have } of { $wanted }
why-distinct-not = { $what }, different ones: { $have } of { $wanted }
why-streak = { $what }, days in a row: { $have } of { $wanted }
why-streak-not = { $what }, days in a row: { $have } of { $wanted }
why-claimed = Reward taken
why-claimed-not = The reward waits for you to take it
event-gateway-reaction-added = Reactions
event-gateway-comment-added = Comments
event-gateway-command-used = Commands of the bot
event-gateway-chat-opened = Opening the chat
event-user-user-registered = Registering
event-user-preferences-changed = Changing your settings
event-wallet-besitos-awarded = Besitos earned
event-wallet-besitos-spent = Besitos spent
event-missions-reaction-rewarded = Rewarded reactions
event-missions-mission-completed = Missions completed
event-missions-daily-gift-claimed = Gifts opened
event-missions-trivia-answered = Trivia answers
event-achievements-achievement-unlocked = Achievements earned
event-achievements-level-reached = Levels reached
event-other = What it asks for
