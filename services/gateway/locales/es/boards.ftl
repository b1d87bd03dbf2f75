### Temporadas, trivia, logros por dentro, y a quién ha traído cada quien.

seasons-title = 🍂 <b>Temporadas</b>
seasons-none = Todavía no hay ninguna. Mientras, mira la semana en /ranking.
seasons-name = <b>{ $title }</b>
seasons-coming = ⏳ Del { $first } al { $last }. Aún no ha empezado.
seasons-open = 🟢 En marcha, hasta el { $last }.
seasons-closing = 🏁 Acabó el { $last }. Se están contando los últimos puntos: mira en unos minutos.
seasons-archived = 🏁 Del { $first } al { $last } · { $participants ->
    [one] una persona
   *[other] { $participants } personas
}
seasons-board = 🏆 { $title }
seasons-own = Acabaste en el puesto <b>{ $rank }</b> de { $participants }, con { $points } XP.
seasons-unknown = De esa temporada no hay tabla todavía.

trivia-ranking = 🏆 Quién sabe más
trivia-last = 🏁 Última ronda
trivia-ranking-title = 🏆 <b>Trivia, desde siempre</b>
trivia-place = { $place } { $name } · { $besitos ->
    [one] un besito
   *[other] { $besitos } besitos
} · { $right ->
    [one] un acierto
   *[other] { $right } aciertos
}
trivia-place-own = <b>{ $place } { $name } · { $besitos ->
    [one] un besito
   *[other] { $besitos } besitos
} · { $right ->
    [one] un acierto
   *[other] { $right } aciertos
}</b>
trivia-nobody-yet = Todavía no ha ganado nadie. El primer acierto te pone en cabeza.
trivia-mine = Vas en el puesto <b>{ $place }</b> de { $players }.
trivia-not-mine = Todavía no apareces: con el primer acierto en una ronda del grupo entras.
trivia-round-title = 🎲 <b>{ $title }</b>
trivia-round-running = Se está jugando: van { $asked } de { $questions } preguntas.
trivia-round-over = { $players ->
    [one] Jugó una persona
   *[other] Jugaron { $players } personas
}, con { $asked } preguntas.

achievements-secret = 🔮 { $count ->
    [one] Queda <b>un secreto</b> por descubrir.
   *[other] Quedan <b>{ $count } secretos</b> por descubrir.
} No diré más.
achievement-about = 🔎 { $number }
achievement-gives = { $tier } da { $reward }
achievement-title = { $badge } <b>{ $title }</b>
achievement-was-secret = 🔮 Era un secreto, y lo has descubierto.
achievement-secret = un secreto
achievement-counts-events = Llevas <b>{ $progress }</b> de { $target } { $bar }
achievement-counts-sum = Llevas <b>{ $progress }</b> de { $target } en total { $bar }
achievement-counts-distinct = Llevas <b>{ $progress }</b> distintos de { $target } { $bar }
achievement-counts-streak = Llevas <b>{ $progress }</b> días seguidos de { $target } { $bar }
achievement-counts-conditions = Llevas <b>{ $progress }</b> de { $target } condiciones { $bar }
achievement-of = <b>Cuenta cada una de estas</b>
achievement-first = <b>Antes hace falta</b>
needs-level = Nivel { $level }
needs-achievement = Logro «{ $title }» { $tier }
needs-secret = Un secreto, todavía por descubrir
tier-ahead = ▫️ { $tier } con { $count } · { $reward }
tier-earned = ✅ { $tier } con { $count } · { $reward } · desde el { $at }

missions-ahead = 🔒 Más adelante
missions-ahead-title = 🔒 <b>Más adelante</b>
missions-ahead-none = No hay ninguna esperando: ya las tienes todas en /misiones.
mission-ahead = { $number }. { $title }

invite-takes = <i>Participar de verdad es ganar { $besitos } besitos en { $days ->
    [one] un día
   *[other] { $days } días distintos
}, durante sus primeros { $withinDays } días.</i>
invite-takes-reactions = <i>Y con { $reactions } reacciones al menos.</i>
invite-who = 👥 Quién ha venido
invite-who-title = 👥 <b>Han venido contigo: { $total }</b>
invite-one = { $name } · { $at } · { $state }
invited-joined = aún no participa
invited-waiting = ya participa: se paga mañana
invited-held = en revisión
invited-paid = ✅ +{ $earned } besitos
invited-declined = no dio besitos
