### The wallet from inside, and what is kept of everyone.

besitos-frozen = 🧊 Your wallet is under review: for now nothing comes in or goes out, and what you earn is paid afterwards.
button-held = 🔒 Set aside
button-statement = 📄 Statement
button-receipts = 🧾 Receipts
button-earning = 💡 What earns besitos

held-line = 🔒 { $amount } · { $reason } · until { $until }
held-more = { $count ->
    [one] … and one more.
   *[other] … and { $count } more.
}
held-title = 🔒 <b>Set aside: { $amount }</b>
held-none = Nothing is set aside: you can spend all you have.
held-how = <i>What is set aside stays yours until it is decided. If it is not used, it comes back by itself when its time is up.</i>
boost-line = ✨ ×{ $factor } { $reasons } · until { $until }
boost-line-everyone = ✨ ×{ $factor } { $reasons }, for the whole house · until { $until }

statement-title = 📄 <b>Statement of { $month }</b>
statement-opening = At the start: <b>{ $amount }</b>
statement-nothing = No movements.
statement-line = { $amounts } · { $reason }
statement-closing = At the end: <b>{ $amount }</b>
statement-so-far = So far: <b>{ $amount }</b>
statement-movements = See the movements

earning-title = 💡 <b>What earns besitos</b>
    Each post pays for your reaction once:
earning-special = <b>And sometimes</b>
earning-on = on { $day }
earning-from = from { $day }
earning-until = until { $day }
earning-hours = from { $from } to { $to }
earning-somewhere = on some posts
earning-cap = At most { $cap } a day for reacting; tomorrow it starts from zero.
earning-chat-cap = In each group, { $cap } a day.
earning-less = After { $after } reactions in a day, each one gives { $percent }%.
earning-more = The daily gift, missions, achievements, trivia and bringing friends earn besitos too.
earning-away = <i>The rules are not answering right now. What you do counts all the same.</i>

transfer-allowance = You can send { $left } more today, and { $most } at once at most.

data-title = 📦 <b>My data</b>
data-what =
    What we keep of you is yours. You can have it as a file, or ask us to forget all of it.
data-send = 📦 Send me my data
data-erase = 🗑 Erase me
data-coming = On its way: the file will be here in a moment.
data-coming-already = It is already on its way: it comes as soon as everyone has answered.
data-file = 📦 Everything we keep about you, in one file.

erase-title = 🗑 <b>Erase you from the house?</b>
erase-lost = Gone for good:
erase-besitos = 💋 { $amount ->
    [one] one besito
   *[other] { $amount } besitos
}
erase-level = ⭐ your level { $level } and your { $xp } XP
erase-achievements = 🏅 { $count ->
    [one] one achievement
   *[other] { $count } achievements
}
erase-missions = 🎯 your missions, streaks and gifts
erase-vip = 👑 your VIP, paid until { $until }
erase-kept = <i>The book of besitos keeps the movements under a number that no longer leads to you. If you only want a break, you can turn notices off in /settings.</i>
erase-go-on = I want to be erased
erase-no = ‹ No, I’m staying
erase-sure = ⚠️ <b>Last step.</b> There is no way back: nobody can give back what you had, not even those who run the house.
erase-balance = { $amount ->
    [one] <b>One besito</b> goes.
   *[other] <b>{ $amount } besitos</b> go.
}
erase-yes = 🗑 Yes, erase everything
erase-done = We are forgetting you. I’ll tell you when it is done: that will be my last message.
menu-misdatos = 📦 My data
menu-temporadas = 🍂 Seasons
menu-trivia = 🎲 Trivia
