### What the bot says. The tags <b> and <i> are Telegram's; values arrive escaped.

start-greeting = Hello, <b>{ $name }</b>! 💋
start-how =
    Every bit of affection earns you <b>besitos</b> here: react in the group, comment, complete missions and collect achievements.
    I will let you know what you earn.
start-balance = You have { $amount ->
    [one] <b>one besito</b>
   *[other] <b>{ $amount } besitos</b>
} in your pocket.

menu = What would you like to see, { $name }?
menu-perfil = 👤 Profile
menu-besitos = 💋 Besitos
menu-regalo = 🎁 Gift
menu-misiones = 🎯 Missions
menu-logros = 🏅 Achievements
menu-ranking = 🏆 Ranking
menu-vip = 👑 VIP
menu-ajustes = ⚙️ Settings
menu-ayuda = ❓ Help

button-menu = ‹ Menu
button-back = ‹ Back
button-previous = ‹ Previous
button-next = Next ›
button-older = Older ›
button-newest = « Newest
button-private = Open chat

profile-name = 👤 <b>{ $name }</b>
profile-roles = <i>{ $roles }</i>
profile-roles-until = <i>{ $roles }, until { $until }</i>
profile-since = Here since { $date }
profile-level = ⭐ Level { $number }: <b>{ $title }</b>
profile-xp = { $bar } { $xp }/{ $next } XP
profile-xp-highest = { $xp } XP · the highest level
profile-balance = 💋 { $amount ->
    [one] one besito
   *[other] { $amount } besitos
}
profile-person-away = <i>Your profile is not answering right now; it will be back in a moment.</i>
profile-level-away = <i>Your level is not available right now. You have not lost anything.</i>

role-owner = runs the house
role-admin = administrator
role-moderator = moderator
role-follower = part of the house

besitos-balance = 💋 You have { $amount ->
    [one] <b>one besito</b>
   *[other] <b>{ $amount } besitos</b>
}
besitos-held = { $amount ->
    [one] One is set aside.
   *[other] { $amount } are set aside.
}
besitos-away = <i>Your besitos are not answering right now. They are safe: try again in a moment.</i>

history-title = <b>Your movements</b>
history-of = { $reason } “{ $title }”
history-returned = { $reason }, given back
history-corrected = { $reason }, corrected
history-entry = <b>{ $amount }</b> · { $reason } · { $at }
history-empty = No movements yet. React to a post in the group and you will see the first.
history-away = <i>The history is not available right now.</i>

reason-reaction = for reacting
reason-mission = mission reward
reason-achievement = achievement reward
reason-gift = daily gift
reason-trivia = trivia
reason-referral = for an invitation
reason-transfer = between friends
reason-store = in the store
reason-auction = auction
reason-story = the story
reason-refund = refund
reason-admin = from the house
reason-streak-repair = a streak mended
reason-subscription = VIP
reason-opening = opening balance
reason-boost = extra, by a boost
reason-other = movement

missions-title = 🎯 <b>Missions</b> · { $done ->
    [0] none completed yet
    [one] one completed
   *[other] { $done } completed
}
missions-empty = There are no missions right now. Come back soon.
missions-away = <i>Missions are not answering right now. What you do counts all the same: look again in a moment.</i>
mission-title = { $number }. <b>{ $title }</b>{ $window ->
    [daily] { "" } · every day
    [weekly] { "" } · every week
   *[other] { "" }
}
mission-description = { $text }
mission-progress = { $bar } { $progress }/{ $target }
mission-done = { $number }. ✅ <b>{ $title }</b>
mission-closes = ⏳ Closes in { $left }

achievements-title = 🏅 <b>Achievements</b> · { $earned } of { $all }
achievements-empty = There are no achievements yet. Come back soon.
achievements-away = <i>Achievements are not answering right now. Yours are still yours.</i>
achievement-earned = { $number }. { $badge } <b>{ $title }</b> { $tier }
achievement-ahead = { $number }. 🔒 <b>{ $title }</b>
achievement-description = { $text }
achievement-next = { $bar } { $progress }/{ $target }
tier-bronze = 🥉
tier-silver = 🥈
tier-gold = 🥇

settings-title = ⚙️ <b>Settings</b>
settings-now =
    Language: <b>{ $language }</b>
    Notices of what you earn: <b>{ $notices }</b>
    Time zone: <b>{ $zone }</b>
settings-notices-on = 🔔 Turn notices on
settings-notices-off = 🔕 Turn notices off
settings-zone = 🕒 Time zone
zone-madrid = Madrid
zone-canary = Canary Islands
zone-mexico-city = Mexico City
zone-bogota = Bogotá
zone-lima = Lima
zone-caracas = Caracas
zone-santiago = Santiago
zone-buenos-aires = Buenos Aires
zone-new-york = New York
zone-los-angeles = Los Angeles
zone-london = London
settings-day = 🌙 Start of day
settings-day-now = Your day starts: <b>{ $day }</b>
settings-day-as-house = same as the house
settings-day-title = 🌙 When does your day start? Until then, what you do counts for the day before.
settings-day-house = Same as the house
settings-zone-title = 🕒 Which clock should your days and missions follow?
notices-on = on
notices-off = off
language-es = Español
language-en = English
settings-saved = Saved
settings-kept-promise = ✅ Done: what was noted is saved now.

help =
    <b>How it works</b>

    ❤ React to the posts in the group or tap the buttons under them: each post gives besitos once.
    🎯 Missions complete themselves as you take part.
    🏅 Achievements stay with you for good.

    /menu – everything, as buttons
    /profile – your level and your besitos
    /points – balance and movements
    /gift – your daily gift
    /missions – what you can complete
    /achievements – what you have earned
    /quiz – the trivia rounds
    /leaderboard – who is ahead, and where you are
    /seasons – the seasons, and who won them
    /vip – what is reserved, and how to get in
    /send – besitos for someone else
    /receipt – the proof of each movement
    /invite – your link to bring friends
    /settings – language, notices and clock
    /mydata – what we keep of you

unknown-command = I don’t know that command. Everything I can do is in the menu:
not-a-command = I can read you, but I only understand buttons and commands. What would you like to see?
group-answer = I’ll tell you in private, { $name }: nobody else sees it there.
paused = Your participation is paused until { $until }. If you think that is a mistake, talk to the moderators.
paused-forever = Your participation is paused. If you think that is a mistake, talk to the moderators.
busy = There is a lot going on right now and I cannot keep up. Try again in a moment: what is yours is safe.
later = I can’t see to this right now. Nothing is lost: I will as soon as I can.
fault = Something went wrong while I was preparing the answer. We know about it: try again in a moment.

toast-stale = That button is from another time. Open /menu to see what there is now.
toast-noted = Noted. Not everything is answering right now: it is saved as soon as it does, and I’ll let you know.
toast-unsure = We can’t tell yet whether it went through. Tap again: it is never done twice.
toast-not-yours = That button is not yours. Open your own /menu.
toast-added = { $emoji } Noted!
toast-removed = { $emoji } taken back
toast-paused = Your participation is paused.

kept-since = <i>From { $age } ago: not everything is answering right now.</i>
age = { $unit ->
    [minute] { $count ->
        [one] 1 minute
       *[other] { $count } minutes
    }
    [hour] { $count ->
        [one] 1 hour
       *[other] { $count } hours
    }
   *[day] { $count ->
        [one] 1 day
       *[other] { $count } days
    }
}

invite = 🚪 Here is your way into <b>{ $title }</b>. It is for you alone and works once.
button-enter = Enter
erased = Done: we have forgotten you. Nothing of yours is kept, neither your name nor your besitos. If you ever come back, send /start and we begin afresh.
