### What was earned, in one message.

notice-while-away = While you were away, this found its way into your pocket:
notice-besitos = 💋 <b>+{ $amount } { $amount ->
    [one] besito
   *[other] besitos
}</b> (you have { $balance })
notice-why = <i>{ $reasons }</i>
notice-step = 🎯 Mission “{ $title }” { $progress }/{ $target } { $bar }
notice-completed = 🎉 Mission completed! <b>{ $title }</b>
notice-achievement = { $badge } New achievement! <b>{ $title }</b> { $tier }
notice-level = ⭐ You reach level { $level }: <b>{ $title }</b>!
notice-cap = ✨ Reactions have given you all they give in a day: { $cap } besitos. They pay again tomorrow; missions and achievements still count.
notice-more = { $count ->
    [one] … and one more.
   *[other] … and { $count } more.
}
notice-claim = 🎁 Its reward is waiting: claim it whenever you like.
notice-claim-until = 🎁 Its reward is waiting: claim it before { $until } is over.
notice-before = ✨ For what you had already done: { $parts }.
notice-before-missions = { $count ->
    [one] one mission completed
   *[other] { $count } missions completed
}
notice-before-achievements = { $count ->
    [one] a new achievement
   *[other] { $count } new achievements
}
notice-before-level = level { $level }

# What else happens, beside what was earned or alone.

news-spent = 💸 <b>−{ $amount } { $amount ->
    [one] besito
   *[other] besitos
}</b> ({ $reason }). You have { $balance ->
    [0] none
   *[other] { $balance }
} left.
news-reversed-taken = ↩️ Something was wrong and we put it right: { $amount ->
    [one] we take back <b>one besito</b>
   *[other] we take back <b>{ $amount } besitos</b>
} ({ $reason }). { $missing ->
    [0] { "" }
   *[other] You owe nothing for what you had already spent.{ " " }
}You have { $balance } left.
news-reversed-given-back = ↩️ We give <b>{ $amount ->
    [one] one besito
   *[other] { $amount } besitos
}</b> back to you ({ $reason }). You have { $balance } now.
news-hold-placed = 🔒 { $amount ->
    [one] One besito is set aside
   *[other] { $amount } besitos are set aside
} ({ $reason }) until { $until }. You have { $balance } left to spend.
news-hold-captured = 🔓 Of what you had set aside ({ $reason }) { $amount ->
    [one] one besito comes back
   *[other] { $amount } besitos come back
}. You have { $balance }.
news-hold-released = 🔓 { $amount ->
    [one] The besito you had set aside comes
   *[other] The { $amount } besitos you had set aside come
} back to you ({ $reason }). You have { $balance }.
news-hold-expired = 🔓 Time is up, and { $amount ->
    [one] the besito set aside comes
   *[other] the { $amount } besitos set aside come
} back to you ({ $reason }). You have { $balance }.
news-boost-started = ⚡ <b>Besitos ×{ $factor }!</b> Until { $until } you get { $factor ->
    [2] twice
   *[other] { $factor } times
} as many ({ $reasons }).
news-boost-ended = ⚡ Your ×{ $factor } is over: besitos count as usual again.
news-house-boost-started = ⚡ <b>Besitos ×{ $factor } for the whole house!</b> Until { $until } everybody gets { $factor ->
    [2] twice
   *[other] { $factor } times
} as many ({ $reasons }).
news-house-boost-ended = ⚡ The house’s ×{ $factor } is over. Until next time!
news-mission-claimed = 🎁 You claimed the reward of “{ $title }”.
news-claim-lapsed = ⌛ The reward of “{ $title }” ran out before you claimed it. The ones that are waiting for you are in /missions.
news-streak-frozen = ❄️ Your streak of “{ $title }” still stands: { $days ->
    [one] one day
   *[other] { $days } days
}. It used { $used ->
    [one] one rest day
   *[other] { $used } rest days
}, and { $left ->
    [0] none is left
    [one] one is left
   *[other] { $left } are left
}.
news-streak-repair-later = Repairing “{ $title }” could not be paid for just now. Nothing was spent: try again later.
news-season-ended = { $rank ->
    [1] 🥇
    [2] 🥈
    [3] 🥉
   *[other] 🏆
} “{ $title }” ends, and you finish in <b>place { $rank }</b> of { $participants }, with { $points } XP. Congratulations!
news-vip-gift-renewed = 👑 { $giver } gives you more VIP! It now lasts until <b>{ $until }</b>.
news-vip-gift-given = 🎁 Your gift has arrived: { $receiver } has VIP until <b>{ $until }</b>.
news-vip-restored = 👑 Your VIP is back, until <b>{ $until }</b>. Sorry for the scare.
news-vip-cancelled = Your VIP will not be renewed. You keep it until <b>{ $until }</b>.
news-stars-refunded = ⭐ We have returned { $stars ->
    [one] one Star
   *[other] { $stars } Stars
} to you: { $stars ->
    [one] it is
   *[other] they are
} in your Telegram balance.
news-purchase-undone = The VIP could not be opened. If you had paid anything, all of it comes back to you.
news-access-granted = 🗝️ You have the key to <b>{ $title }</b>.
news-access-granted-until = 🗝️ You have the key to <b>{ $title }</b> until { $until }.
news-access-revoked = The door of <b>{ $title }</b> has been closed to you.
news-access-revoked-until = The door of <b>{ $title }</b> is closed to you until { $until }.
news-referral-welcome = 🤝 Someone from the house sent you here. Once you take part, there is a reward for you both.
news-referral-came = 🤝 { $count ->
    [one] Someone has come
   *[other] { $count } people have come
} with your invitation. As soon as they really take part, I’ll let you know.
news-referral-active = 🤝 { $count ->
    [one] Someone you invited now takes
   *[other] { $count } people you invited now take
} part. Thank you!
news-referral-arrived = 🤝 You are part of the house now: this is for coming with an invitation.
news-referral-suspected = 🔎 { $count ->
    [one] An invitation looks
   *[other] { $count } invitations look
} like those of a group that invites itself. What they pay waits until an administrator decides. Which they are: <code>yabot referral held</code>.
news-role-owner = 🗝️ The house is yours: from now on you run it.
news-role-admin = 🗝️ From now on you are an administrator of the house. I’ll let you know when something needs a decision.
news-role-moderator = 🗝️ From now on you look after the house as a moderator.
news-role-admin-until = 🗝️ You are an administrator of the house until { $until }. I’ll let you know when something needs a decision.
news-role-moderator-until = 🗝️ You look after the house as a moderator until { $until }.
news-role-follower = You have no duties in the house any more. Thank you for looking after it.
news-ban-lifted = Your pause is over: you can take part again.

alert-expiry-stopped-subscriptions = 🛑 <b>I stopped the end of { $due } VIP subscriptions.</b> That is too many at once: { $due } of { $inside }, and the cap is { $limit }. Nobody has lost anything. Look at the server's clock and the plans. Who it is: <code>yabot expiry preview subscriptions</code>. If all is right, let it go on: <code>yabot expiry release subscriptions { $runId }</code>.
alert-expiry-stopped-doors = 🛑 <b>I stopped { $due } people from being taken out of the channels.</b> That is too many at once: { $due } of { $inside }, and the cap is { $limit }. Nobody has been taken out. Look at the server's clock and the access rules. Who it is: <code>yabot expiry preview doors</code>. If all is right, let it go on: <code>yabot expiry release doors { $runId }</code>.
alert-expiry-passed-subscriptions = ✅ The end of subscriptions I stopped is not needed any more: it passed by itself, and nobody lost anything by it.
alert-expiry-passed-doors = ✅ Taking people out of the channels, which I stopped, is not needed any more: it passed by itself, and nobody was taken out by it.
alert-expiry-released-subscriptions = ▶️ An administrator let the end of subscriptions I had stopped go on. It can be undone.
alert-expiry-released-doors = ▶️ An administrator let the removals from the channels I had stopped go on. They can be undone.
