### Regalo, misiones y demás cosas que se ganan.

gift-title = 🎁 <b>Regalo del día</b>
gift-ready = Tu regalo de hoy te está esperando.
gift-later = El próximo se abre en { $left } ({ $at }).
gift-streak = 🔥 { $days ->
    [one] Un día seguido
   *[other] { $days } días seguidos
}
gift-next-bonus = Por venir cada día, hoy { $besitos ->
    [one] un besito
   *[other] { $besitos } besitos
} más.
gift-streak-until = ⏳ Para no perder la racha quedan { $left }.
gift-last = La última vez: «{ $title }», { $besitos } besitos
gift-open = 🎁 Abrir
gift-odds = 🎲 Qué puede tocar
gift-proof = 🔍 Comprobar
gift-already = Este ya lo habías abierto:
gift-opened = 🎁 ¡<b>{ $title }</b>!
gift-besitos = { $besitos ->
    [one] +1 besito
   *[other] +{ $besitos } besitos
}
gift-bonus = 🔥 { $bonus } de ellos por venir { $days } días seguidos
gift-odds-title = 🎲 <b>Qué puede tocar</b>
gift-chance = { $chance } · { $title } · <b>{ $besitos }</b>
gift-bonuses-title = 🔥 <b>Y por venir cada día</b>
gift-bonus-from = desde { $days } días: <b>+{ $besitos }</b>
gift-fair = <i>El sorteo se puede comprobar: la semilla de cada día queda sellada antes y se enseña cuando el día acaba.</i>
gift-proof-title = 🔍 <b>Tu regalo número { $number }</b>
gift-proof-how = La semilla de ese día quedó sellada el { $at }. Su SHA-256 tiene que ser el sello; con la semilla, tu identificador y el número del regalo sale siempre el mismo premio.
gift-proof-day = Día: <code>{ $day }</code> (UTC)
gift-proof-commitment = Sello: <code>{ $commitment }</code>
gift-proof-seed = Semilla: <code>{ $seed }</code>
gift-proof-sealed = Semilla: <i>se enseña cuando acabe ese día</i>
gift-proof-user = Identificador: <code>{ $userId }</code>
gift-none = Aquí no hay regalo del día. En /misiones hay otras formas de ganar besitos.
gift-away = <i>El regalo no responde ahora mismo. Sigue ahí: prueba otra vez en un momento.</i>

you-have = 💋 Tienes { $amount ->
    [one] <b>un besito</b>
   *[other] <b>{ $amount } besitos</b>
}.
not-enough = Te { $missing ->
    [one] falta un besito
   *[other] faltan { $missing } besitos
}.

mission-reward-is = 🎁 { $reward }
reward-besitos = { $besitos ->
    [one] un besito
   *[other] { $besitos } besitos
}
reward-xp = { $xp } XP
reward-vip = { $days ->
    [one] un día VIP
   *[other] { $days } días VIP
}
mission-claimable = 🎉 <b>{ $title }</b> · ¡completada!
mission-claim-until = Recógela antes de que acabe el { $day }.
mission-claim = 🎁 Recoger «{ $title }»
mission-claimed = ¡Recogido! { $reward }
mission-again = 🔁 Se puede repetir en { $left }
mission-step = ▫️ { $title } { $progress }/{ $target }
mission-step-done = ✅ { $title }
mission-streak = 🔥 { $bar } { $progress }/{ $target } días seguidos
mission-streak-today = Hoy todavía no cuenta: participa antes de que acabe tu día.
mission-freezes = ❄️ { $count ->
    [one] Un día de descanso guardado
   *[other] { $count } días de descanso guardados
}
mission-why = ❔ { $number }

streak-repair = 🩹 Recuperar «{ $title }»
streak-repair-none = Esa racha no necesita arreglo.
streak-repair-ask = 🩹 Tu racha de «{ $title }» se cortó. Puedes recuperar tus { $days } días por <b>{ $besitos } besitos</b>, hasta el { $until }.
streak-repair-yes = Sí, por { $besitos } 💋
streak-repair-ordered = En camino: { $besitos } besitos por { $days } días de racha.

why-title = ❔ <b>{ $title }</b>
why-waiting = Todavía no la tienes.
why-open = La tienes en marcha.
why-claimable = ¡Completada! Su premio te espera.
why-completed = Completada.
why-resting = Completada; se puede repetir más adelante.
why-expired = Se acabó su tiempo.
why-rounds = Completada { $rounds ->
    [one] una vez
   *[other] { $rounds } veces
}.
why-not-banned = Puedes participar
why-not-banned-not = Tu participación está en pausa hasta el { $at }
why-first-day = Ya ha empezado
why-first-day-not = Empieza el { $day }
why-last-day = Está a tiempo, hasta el { $day }
why-last-day-not = Acabó el { $day }
why-requires-mission = Misión «{ $title }» completada
why-requires-mission-not = Antes hay que completar «{ $title }»
why-requires-achievement = Logro «{ $title }» { $tier } conseguido
why-requires-achievement-not = Antes hay que conseguir el logro «{ $title }» { $tier }
why-requires-level = Tu nivel, { $have }, basta
why-requires-level-not = Hace falta el nivel { $wanted }; tienes el { $have }
why-assigned = Te la dieron
why-assigned-not = Todavía no te la han dado
why-times = Completada { $have } de { $wanted } veces
why-times-not = Ya la completaste las { $wanted } veces que se puede
why-rested = Ha pasado el descanso
why-rested-not = Descansa hasta el { $at }
why-window = Está abierta
why-window-not = Hecha por ahora; vuelve a empezar el { $at }
why-step = { $title }: { $have } de { $wanted }
why-step-not = { $title }: { $have } de { $wanted }
why-count = { $what }: { $have } de { $wanted }
why-count-not = { $what }: { $have } de { $wanted }
why-sum = { $what }, en total: { $have } de { $wanted }
why-sum-not = { $what }, en total: { $have } de { $wanted }
why-distinct = { $what }, distintas: { $have } de { $wanted }
why-distinct-not = { $what }, distintas: { $have } de { $wanted }
why-streak = { $what }, días seguidos: { $have } de { $wanted }
why-streak-not = { $what }, días seguidos: { $have } de { $wanted }
why-claimed = Premio recogido
why-claimed-not = El premio espera a que lo recojas
event-gateway-reaction-added = Reacciones
event-gateway-comment-added = Comentarios
event-gateway-command-used = Órdenes del bot
event-gateway-chat-opened = Abrir el chat
event-user-user-registered = Registrarte
event-user-preferences-changed = Cambiar tus ajustes
event-wallet-besitos-awarded = Besitos ganados
event-wallet-besitos-spent = Besitos gastados
event-missions-reaction-rewarded = Reacciones premiadas
event-missions-mission-completed = Misiones completadas
event-missions-daily-gift-claimed = Regalos abiertos
event-missions-trivia-answered = Respuestas de trivia
event-achievements-achievement-unlocked = Logros conseguidos
event-achievements-level-reached = Niveles alcanzados
event-other = Lo que pide
