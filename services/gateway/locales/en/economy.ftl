### Gifts, missions and other things to be earned.

gift-title = 🎁 <b>Daily gift</b>
gift-ready = Today’s gift is waiting for you.
gift-later = The next one opens in { $left } ({ $at }).
gift-streak = 🔥 { $days ->
    [one] One day in a row
   *[other] { $days } days in a row
}
gift-next-bonus = For coming back every day you get { $besitos ->
    [one] one besito
   *[other] { $besitos } besitos
} more today.
gift-streak-until = ⏳ { $left } left to keep your streak.
gift-last = Last time: “{ $title }”, { $besitos } besitos
gift-open = 🎁 Open
gift-odds = 🎲 What’s inside
gift-proof = 🔍 Check it
gift-already = You have already opened this one:
gift-opened = 🎁 <b>{ $title }</b>!
gift-besitos = { $besitos ->
    [one] +1 besito
   *[other] +{ $besitos } besitos
}
gift-bonus = 🔥 { $bonus } of them for coming { $days } days in a row
gift-odds-title = 🎲 <b>What may be inside</b>
gift-chance = { $chance } · { $title } · <b>{ $besitos }</b>
gift-bonuses-title = 🔥 <b>And for coming back every day</b>
gift-bonus-from = from { $days } days: <b>+{ $besitos }</b>
gift-fair = <i>The draw can be checked: each day’s seed is sealed beforehand and shown once the day is over.</i>
gift-proof-title = 🔍 <b>Your gift number { $number }</b>
gift-proof-how = The seed of that day was sealed on { $at }. Its SHA-256 has to match the seal; the seed, your identifier and the number of the gift always give the same prize.
gift-proof-day = Day: <code>{ $day }</code> (UTC)
gift-proof-commitment = Seal: <code>{ $commitment }</code>
gift-proof-seed = Seed: <code>{ $seed }</code>
gift-proof-sealed = Seed: <i>shown once that day is over</i>
gift-proof-user = Identifier: <code>{ $userId }</code>
gift-none = There is no daily gift here. /missions has other ways to earn besitos.
gift-away = <i>The gift is not answering right now. It is still there: try again in a moment.</i>

you-have = 💋 You have { $amount ->
    [one] <b>one besito</b>
   *[other] <b>{ $amount } besitos</b>
}.
not-enough = You are { $missing ->
    [one] one besito
   *[other] { $missing } besitos
} short.
stars-instead = You can pay with Stars right now: { $stars } ⭐.

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
mission-claimable = { $number }. 🎉 <b>{ $title }</b> · completed!
mission-claim-until = Claim the reward before { $day } is over.
mission-claim = 🎁 Claim “{ $title }”
mission-claimed = Claimed! { $reward }
mission-again = 🔁 Available again in { $left }
mission-step = ▫️ { $title } { $progress }/{ $target }
mission-step-done = ✅ { $title }
mission-streak = 🔥 { $bar } { $progress }/{ $target } days in a row
mission-streak-today = Today does not count yet: take part before your day ends.
mission-streak-left = Today does not count yet: take part before your day ends, in { $left }.
mission-freezes = ❄️ { $count ->
    [one] One rest day saved
   *[other] { $count } rest days saved
}
mission-why = ❔ { $number }

streak-repair = 🩹 Repair “{ $title }”
streak-repair-none = That streak does not need repairing.
streak-repair-ask = 🩹 Your streak of “{ $title }” broke. You can have your { $days } days back for <b>{ $besitos } besitos</b>, until { $until }.
streak-repair-yes = Yes, for { $besitos } 💋
streak-repair-ordered = On its way: { $besitos } besitos for { $days } days in a row.

why-title = ❔ <b>{ $title }</b>
why-waiting = You do not have it yet.
why-open = You are working on it.
why-claimable = Completed! Its reward is waiting for you.
why-completed = Completed.
why-resting = Completed; it can be done again later.
why-expired = Its time is up.
why-rounds = Completed { $rounds ->
    [one] once
   *[other] { $rounds } times
}.
why-not-banned = You may take part
why-not-banned-not = Your participation is paused until { $at }
why-not-banned-not-forever = Your participation is paused
why-first-day = It has started
why-first-day-not = It starts on { $day }
why-last-day = There is time, until { $day }
why-last-day-not = It ended on { $day }
why-requires-mission = Mission “{ $title }” completed
why-requires-mission-not = First “{ $title }” has to be completed
why-requires-achievement = Achievement “{ $title }” { $tier } earned
why-requires-achievement-not = First you need the achievement “{ $title }” { $tier }
why-requires-level = Your level, { $have }, is enough
why-requires-level-not = It takes level { $wanted }; you are at { $have }
why-assigned = You were given it
why-assigned-not = You have not been given it yet: it comes by itself once the rest is met
why-assigned-not-event = You have not been given it yet: it comes with “{ $what }”
why-assigned-not-chain = Completing “{ $title }” gives it to you
why-times = Completed { $have } of { $wanted } times
why-times-not = You have completed it as often as you can: { $wanted } times
why-rested = You have rested long enough
why-rested-not = It rests until { $at }
why-window = It is open
why-window-not = Done for now; it starts again on { $at }
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
why-claimed = Reward claimed
why-claimed-not = The reward is waiting for you to claim it
event-gateway-reaction-added = Reactions
event-gateway-comment-added = Comments
event-gateway-command-used = Bot commands
event-gateway-chat-opened = Opening the chat
event-user-user-registered = Signing up
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

somebody = someone

ranking-title = 🏆 <b>{ $board }</b>
ranking-days = <i>{ $days }</i>
ranking-week = This week
ranking-month = This month
ranking-season = The season
ranking-all = All time
ranking-button-week = Week
ranking-button-month = Month
ranking-button-season = Season
ranking-button-all = All time
ranking-row = { $place } { $name } · { $points } XP
ranking-row-own = <b>{ $place } { $name } · { $points } XP</b>
ranking-empty = Nobody is on this board yet.
ranking-own = You are number <b>{ $rank }</b> of { $participants }, with { $points } XP.
ranking-behind = { $points } XP more and you move up a place.
ranking-not-yet = You have no XP here yet: achievements and missions give them.
ranking-hidden-left = You are not on the boards, as you wished. Your XP still count.
ranking-hidden-banned = You are not on the boards while your participation is paused.
ranking-hidden-role = Those who run the house do not compete on the boards.
ranking-no-season = No season is running right now.
ranking-next-season = The next one, “{ $title }”, begins on { $first }.
ranking-away = <i>The boards are not answering right now. Your XP are safe.</i>
ranking-me = My place
ranking-leave = 🙈 Hide me
ranking-join = 👀 Show me
ranking-left = Done: you are no longer on the boards.
ranking-joined = Done: you are back, with all your XP.

vip = VIP
vip-title = 👑 <b>{ $title }</b>
vip-trial = You are trying it until { $until }.
vip-active = It is yours until { $until }.
vip-cancelled = Cancelled: it is yours until { $until }.
vip-grace = It ended on { $until }; you may still come in until { $access }.
vip-expired = It ended on { $until }.
vip-none = 👑 <b>VIP</b> opens the reserved parts of the house.
vip-no-plans = No plans are on sale right now.
vip-away = <i>VIP is not answering right now. What you have is still yours.</i>
vip-cancel = Cancel VIP
vip-cancel-ask = If you cancel, you keep it until <b>{ $until }</b> and it ends there. Are you sure?
vip-cancel-yes = Yes, cancel
vip-renew = 👑 Renew
vip-invoice = Here comes the invoice: it is paid in Stars.
vip-ordered = On its way: I’ll let you know as soon as the besitos are paid.
vip-trial-begun = Enjoy the trial!
plan-title = <b>{ $title }</b> · { $days } days
plan-description = { $text }
plan-price = { $price }
plan-choose = 👑 { $title }
price-stars = { $stars } ⭐
price-besitos = { $besitos } 💋
price-trial = { $days }-day trial
pay-stars = Pay { $stars } ⭐
pay-besitos = Pay { $besitos } 💋
pay-trial = Try it for { $days } days
checkout-no = This cannot be bought right now. Nothing was charged.
checkout-away = The till is not answering right now. Nothing was charged: try again in a moment.

news-vip-started = 👑 You’re VIP now! Until <b>{ $until }</b>.
news-vip-gift = 👑 { $giver } gives you VIP! Until <b>{ $until }</b>.
news-vip-renewed = 👑 Your VIP now lasts until <b>{ $until }</b>.
news-vip-ends-soon = ⏳ Your VIP ends { $days ->
    [one] tomorrow
   *[other] in { $days } days
}, on { $until }.
news-vip-grace = ⏳ Your VIP has ended. You may still come in until <b>{ $until }</b>.
news-vip-expired = Your VIP has ended. The door is open whenever you want to come back.
news-vip-refunded = What was paid for your VIP has been returned, and with it VIP ends. The door stays open.
news-streak-broken = 💔 Your streak of “{ $title }” broke: { $days ->
    [one] one day
   *[other] { $days } days
}. Until { $until } you can have it back for { $besitos ->
    [one] one besito
   *[other] { $besitos } besitos
}.
news-streak-repaired = 🩹 Your streak of “{ $title }” goes on: { $days ->
    [one] one day
   *[other] { $days } days
}.
news-streak-repair-failed = You did not have enough besitos to repair “{ $title }”. Nothing was taken.

transfer-how =
    💝 <b>Send besitos</b>
    Write to whom and how many, and a few words if you like:
    <code>/send 50 @ana thanks for everything</code>
transfer-nobody = I don’t know @{ $username }. They need to have talked to me at least once, and to have that username in Telegram.
transfer-away = <i>I can’t look that up right now. Nothing was sent: try again in a moment.</i>
transfer-how-much = 💝 How many besitos for <b>{ $name }</b>?
transfer-or-write = Choose, or write another amount: <code>/send 15 @{ $username }</code>
transfer-confirm = 💝 You are about to send { $amount ->
    [one] <b>one besito</b>
   *[other] <b>{ $amount } besitos</b>
} to <b>{ $name }</b>.
transfer-cannot = 💝 { $amount ->
    [one] <b>One besito</b>
   *[other] <b>{ $amount } besitos</b>
} for <b>{ $name }</b>: not right now.
transfer-message = <i>“{ $message }”</i>
transfer-yes = Yes, send { $amount } 💋
transfer-no = No, leave it
transfer-sent = ✅ Sent!
transfer-from = 💝 <b>{ $name }</b> sent you { $amount ->
    [one] one besito
   *[other] { $amount } besitos
}.
transfer-who = Who was it?
news-transfer-received = 💝 Somebody sent you <b>{ $amount ->
    [one] one besito
   *[other] { $amount } besitos
}</b>! You have { $balance } now.
news-transfer-returned = { $amount ->
    [one] Your besito is back: it could not be delivered.
   *[other] Your { $amount } besitos are back: they could not be delivered.
} You have { $balance }.
news-purchase-refused = You did not have enough besitos for VIP, and nothing was taken. Here you see how many you are short, and how else it can be paid:
menu-transferir = 💝 Send
menu-invitar = 🤝 Invite

invite-title = 🤝 <b>Bring your friends</b>
invite-offer = For each person who comes by your link and takes part you earn <b>{ $reward } besitos</b>, and they get { $gift } as a welcome.
invite-no-offer = Invitations give no besitos right now, but the house is always open.
invite-link = Your link: { $link }
invite-count = { $invited ->
    [0] Nobody has come by your link yet.
    [one] One person has come; { $active ->
        [0] they do not take part yet.
       *[other] they take part already.
    }
   *[other] { $invited } people have come; { $active ->
        [0] none of them takes part yet.
        [one] one of them takes part.
       *[other] { $active } of them take part.
    }
}
invite-earned = They have earned you { $earned } besitos.
invite-share = 📨 Share
invite-away = <i>Invitations are not answering right now. Try again in a moment.</i>

receipt-which = 🧾 Which movement would you like the receipt for?
receipt-none = You have no movement with the number “{ $number }”.
receipt-title = 🧾 <b>Receipt of movement { $number }</b>
receipt-what = <b>{ $amount }</b> · { $reason } · { $at }
receipt-balance = Balance after it: { $balance }
receipt-hash = Hash: <code>{ $hash }</code>
receipt-previous = Chained to: <code>{ $hash }</code>
receipt-sealed = 🔒 Sealed in the book: nobody can change it unnoticed any more.
receipt-not-sealed = ⏳ It will be sealed in the book within seconds.
receipt-how = <i>Each movement carries the hash of the one before, so none can be removed or changed.</i>
reason-level = level reward
reason-subscription-refund = VIP given back

trivia-title = 🎲 <b>Trivia</b>
trivia-none-yet = You have not played yet. Rounds are played in the group: answer before the time is up.
trivia-so-far = { $rounds ->
    [one] One round
   *[other] { $rounds } rounds
} · { $right } right out of { $answered }
trivia-earned = 💋 { $besitos ->
    [one] One besito earned
   *[other] { $besitos } besitos earned
}
trivia-best = 🔥 Your best run: { $bestStreak } right answers in a row
trivia-where = It is played in the group, with questions about: { $banks }.
trivia-next = ⏳ The next round, “{ $title }”, begins in { $left } ({ $at }).
trivia-away = <i>Trivia is not answering right now. Try again in a moment.</i>
trivia-away-plain = Trivia is not answering right now. Try again in a moment.
trivia-no-bank = There are no questions by that name. There are these: { $banks }.
trivia-begins = 🎲 <b>Trivia! { $title }</b>
    { $questions } questions, { $seconds } seconds each. The first one comes in a moment.
trivia-question = Question { $number } of { $of }: { $question }
trivia-over = 🏁 <b>End of the trivia: { $title }</b>
trivia-nobody = Nobody answered this time. Better luck next time.
trivia-row = { $place } { $name } · { $right }/{ $questions } · { $besitos ->
    [one] one besito
   *[other] { $besitos } besitos
}
