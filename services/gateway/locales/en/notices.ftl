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
