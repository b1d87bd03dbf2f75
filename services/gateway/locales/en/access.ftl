### Reserved places: what is open, until when, and how to enter or give it.

access-title = 🗝 <b>What is reserved</b>
access-open = ✅ { $title }
access-open-until = ✅ { $title } · until { $until }
access-closed = 🔒 { $title } · { $missing }
access-away = <i>I can’t check right now what is open to you. What was open still is.</i>
missing-vip = with VIP
missing-level = level { $level }, you are at { $reached }
missing-role = for { $role } only
missing-achievement = with the achievement “{ $title }”
missing-window = not yet
missing-window-from = opens on { $day }
missing-window-over = closed on { $day }
missing-ban = not while your participation is paused
missing-ban-until = not until { $until }, when your pause ends
missing-revoked = the house has closed it to you
missing-revoked-until = the house has closed it to you until { $until }

entry-button = 🚪 Enter { $title }
entry-get = 🚪 Send me my way in
entry-how = I’ll send you a link that is for you alone and works once.
entry-already = You are already in.
entry-sent = { $count ->
    [one] Your way in is coming right now.
   *[other] Your { $count } ways in are coming right now.
}
entry-inside = You are already in.

pay-ask = You are about to pay <b>{ $besitos } besitos</b> for “{ $title }”: { $days } days of VIP.
pay-yes = Yes, pay { $besitos } 💋
left-after = You would have { $amount ->
    [0] <b>none</b>
    [one] <b>one</b>
   *[other] <b>{ $amount }</b>
} left.
vip-gift = 🎁 Give as a gift
vip-gift-how =
    🎁 <b>Give VIP</b>
    Write who it is for:
    <code>/vip @ana</code>
vip-gift-which = 🎁 What would you like to give <b>{ $name }</b>?
vip-gift-plan = 🎁 “{ $title }”, { $days } days of VIP, for <b>{ $name }</b>. How would you like to pay?
vip-gift-ask = 🎁 You are about to pay <b>{ $besitos } besitos</b>, and <b>{ $name }</b> will have “{ $title }”: { $days } days of VIP.
vip-gift-yes = Yes, give it for { $besitos } 💋
vip-gift-oneself = That is you. Yours is in /vip; this is for giving it to someone else.
