### Lo que se ve como imagen.

metal-bronze = Bronce
metal-silver = Plata
metal-gold = Oro
picture-board = 🖼 Como imagen
picture-as-list = 📋 Como lista
picture-card = 🖼 Mi tarjeta
picture-card-said = Tu tarjeta, para quien quieras enseñársela.
picture-points = { $points } XP
picture-level = Nivel { $number } · { $title }
picture-xp = { $xp } de { $next } XP
picture-xp-highest = { $xp } XP, el nivel más alto
picture-besitos = { $amount ->
    [one] Un besito
   *[other] { $amount } besitos
} en el bolsillo
picture-streak = { $days } días seguidos abriendo el regalo
picture-achievements = { $earned } de { $all } logros
picture-season-over = 🏁 ¡Se acabó <b>{ $title }</b>! { $participants ->
    [one] Ha participado una persona.
   *[other] Han participado { $participants } personas.
}
picture-season-final = Clasificación final
