### Lo que se ha ganado, en un solo mensaje.

notice-while-away = Mientras no estabas, esto ha ido cayendo en tu bolsillo:
notice-besitos = 💋 <b>+{ $amount } { $amount ->
    [one] besito
   *[other] besitos
}</b> (tienes { $balance })
notice-why = <i>{ $reasons }</i>
notice-step = 🎯 Misión «{ $title }» { $progress }/{ $target } { $bar }
notice-completed = 🎉 ¡Misión completada! <b>{ $title }</b>
notice-achievement = { $badge } ¡Nuevo logro! <b>{ $title }</b> { $tier }
notice-level = ⭐ ¡Subes al nivel { $level }: <b>{ $title }</b>!
notice-cap = ✨ Hoy las reacciones ya te han dado todo lo que dan en un día: { $cap } besitos. Mañana vuelven a dar; las misiones y los logros siguen contando.
notice-more = { $count ->
    [one] … y uno más.
   *[other] … y { $count } más.
}
