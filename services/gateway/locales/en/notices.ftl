### What was earned, in one message.

notice-while-away = While you were away, this found its way into your pocket:
notice-besitos = ❤ <b>+{ $amount } { $amount ->
    [one] besito
   *[other] besitos
}</b> (you have { $balance })
notice-step = 🎯 Mission “{ $title }” { $progress }/{ $target } { $bar }
notice-completed = 🎉 Mission completed! <b>{ $title }</b>{ $besitos ->
    [0] {""}
    [one] {" "}· reward: one besito
   *[other] {" "}· reward: { $besitos } besitos
}
notice-achievement = { $badge } New achievement! <b>{ $title }</b> { $tier }
notice-level = ⭐ You reach level { $level }! Now you are <b>{ $title }</b>
notice-more = { $count ->
    [one] … and one more.
   *[other] … and { $count } more.
}
