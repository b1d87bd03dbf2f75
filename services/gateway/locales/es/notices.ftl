### Lo que se ha ganado, en un solo mensaje.

notice-while-away = Mientras no estabas, esto ha ido cayendo en tu bolsillo:
notice-besitos = ❤ <b>+{ $amount } { $amount ->
    [one] besito
   *[other] besitos
}</b> (tienes { $balance })
notice-step = 🎯 Misión «{ $title }» { $progress }/{ $target } { $bar }
notice-completed = 🎉 ¡Misión completada! <b>{ $title }</b>{ $besitos ->
    [0] {""}
    [one] {" "}· premio: un besito
   *[other] {" "}· premio: { $besitos } besitos
}
notice-achievement = { $badge } ¡Nuevo logro! <b>{ $title }</b> { $tier }
notice-level = ⭐ ¡Subes al nivel { $level }! Ahora eres <b>{ $title }</b>
notice-more = { $count ->
    [one] … y uno más.
   *[other] … y { $count } más.
}
