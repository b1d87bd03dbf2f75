### Regalo, misiones y demás cosas que se ganan.

gift-title = 🎁 <b>Regalo del día</b>
gift-ready = Tu regalo de hoy te está esperando.
gift-later = El próximo se abre en { $left } ({ $at }).
gift-streak = 🔥 { $days ->
    [one] Un día seguido
   *[other] { $days } días seguidos
}
gift-next-bonus = Por venir cada día, hoy te llevas { $besitos ->
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
stars-instead = Con Estrellas puedes pagarlo ya: son { $stars } ⭐.

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
mission-claimable = { $number }. 🎉 <b>{ $title }</b> · ¡completada!
mission-claim-until = Recoge el premio antes de que acabe el { $day }.
mission-claim = 🎁 Recoger «{ $title }»
mission-claimed = ¡Recogido! { $reward }
mission-again = 🔁 Se puede repetir en { $left }
mission-step = ▫️ { $title } { $progress }/{ $target }
mission-step-done = ✅ { $title }
mission-streak = 🔥 { $bar } { $progress }/{ $target } días seguidos
mission-streak-today = Hoy todavía no cuenta: participa antes de que acabe tu día.
mission-streak-left = Hoy todavía no cuenta: participa antes de que acabe tu día, en { $left }.
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
why-not-banned-not-forever = Tu participación está en pausa
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
why-assigned-not = Todavía no te la han dado: llega sola en cuanto se cumpla lo demás
why-assigned-not-event = Todavía no te la han dado: llega con «{ $what }»
why-assigned-not-chain = Te la da completar «{ $title }»
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
event-gateway-command-used = Comandos del bot
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

somebody = alguien

ranking-title = 🏆 <b>{ $board }</b>
ranking-days = <i>{ $days }</i>
ranking-week = La semana
ranking-month = El mes
ranking-season = La temporada
ranking-all = Desde siempre
ranking-button-week = Semana
ranking-button-month = Mes
ranking-button-season = Temporada
ranking-button-all = Siempre
ranking-row = { $place } { $name } · { $points } XP
ranking-row-own = <b>{ $place } { $name } · { $points } XP</b>
ranking-empty = Todavía no hay nadie en esta tabla.
ranking-own = Vas en el puesto <b>{ $rank }</b> de { $participants }, con { $points } XP.
ranking-behind = Con { $points } XP más adelantas un puesto.
ranking-not-yet = Todavía no tienes XP aquí: los logros y las misiones los dan.
ranking-hidden-left = No apareces en las tablas porque así lo quisiste. Tus XP siguen contando.
ranking-hidden-banned = No apareces en las tablas mientras dure tu pausa.
ranking-hidden-role = Quien lleva la casa no compite en las tablas.
ranking-no-season = Ahora no hay ninguna temporada en marcha.
ranking-next-season = La próxima, «{ $title }», empieza el { $first }.
ranking-away = <i>Las tablas no responden ahora mismo. Tus XP están a salvo.</i>
ranking-me = Mi puesto
ranking-leave = 🙈 No aparecer
ranking-join = 👀 Aparecer
ranking-left = Hecho: ya no apareces en las tablas.
ranking-joined = Hecho: vuelves a aparecer, con todos tus XP.

vip = VIP
vip-title = 👑 <b>{ $title }</b>
vip-trial = Estás de prueba hasta el { $until }.
vip-active = Lo tienes hasta el { $until }.
vip-cancelled = Cancelado: lo conservas hasta el { $until }.
vip-grace = Terminó el { $until }; entras todavía hasta el { $access }.
vip-expired = Terminó el { $until }.
vip-none = 👑 <b>VIP</b> abre las partes reservadas de la casa.
vip-no-plans = Ahora mismo no hay ningún plan a la venta.
vip-away = <i>El VIP no responde ahora mismo. Lo que tengas sigue siendo tuyo.</i>
vip-cancel = Cancelar VIP
vip-cancel-ask = Si lo cancelas, lo conservas hasta el <b>{ $until }</b> y ahí termina. ¿Seguro?
vip-cancel-yes = Sí, cancelar
vip-renew = 👑 Renovar
vip-invoice = Te mando la factura: se paga con Estrellas.
vip-ordered = En camino: en cuanto se cobren los besitos, te aviso.
vip-trial-begun = ¡Disfruta la prueba!
plan-title = <b>{ $title }</b> · { $days } días
plan-description = { $text }
plan-price = { $price }
plan-choose = 👑 { $title }
price-stars = { $stars } ⭐
price-besitos = { $besitos } 💋
price-trial = prueba de { $days } días
pay-stars = Pagar { $stars } ⭐
pay-besitos = Pagar { $besitos } 💋
pay-trial = Probar { $days } días
checkout-no = Ahora no se puede comprar esto. No se ha cobrado nada.
checkout-away = La caja no responde ahora mismo. No se ha cobrado nada: prueba otra vez en un momento.

news-vip-started = 👑 ¡Ya eres VIP! Hasta el <b>{ $until }</b>.
news-vip-gift = 👑 ¡{ $giver } te regala VIP! Hasta el <b>{ $until }</b>.
news-vip-renewed = 👑 Tu VIP llega ahora hasta el <b>{ $until }</b>.
news-vip-ends-soon = ⏳ Tu VIP termina { $days ->
    [one] mañana
   *[other] en { $days } días
}, el { $until }.
news-vip-grace = ⏳ Tu VIP ha terminado. Todavía entras hasta el <b>{ $until }</b>.
news-vip-expired = Tu VIP ha terminado. La puerta queda abierta para cuando quieras volver.
news-vip-refunded = Lo que se pagó por tu VIP se ha devuelto, y con ello termina. La puerta queda abierta.
news-streak-broken = 💔 Se cortó tu racha de «{ $title }»: { $days ->
    [one] un día
   *[other] { $days } días
}. Hasta el { $until } la recuperas por { $besitos ->
    [one] un besito
   *[other] { $besitos } besitos
}.
news-streak-repaired = 🩹 Tu racha de «{ $title }» sigue: { $days ->
    [one] un día
   *[other] { $days } días
}.
news-streak-repair-failed = No te llegaban los besitos para recuperar «{ $title }». No se ha cobrado nada.

transfer-how =
    💝 <b>Enviar besitos</b>
    Escribe a quién y cuántos, y si quieres unas palabras:
    <code>/transferir 50 @ana gracias por todo</code>
transfer-nobody = No conozco a @{ $username }. Tiene que haber hablado conmigo al menos una vez, y tener ese nombre en Telegram.
transfer-away = <i>Ahora mismo no puedo mirarlo. No se ha enviado nada: prueba otra vez en un momento.</i>
transfer-how-much = 💝 ¿Cuántos besitos para <b>{ $name }</b>?
transfer-or-write = Elige, o escribe otra cantidad: <code>/transferir 15 @{ $username }</code>
transfer-confirm = 💝 Vas a enviar { $amount ->
    [one] <b>un besito</b>
   *[other] <b>{ $amount } besitos</b>
} a <b>{ $name }</b>.
transfer-cannot = 💝 { $amount ->
    [one] <b>Un besito</b>
   *[other] <b>{ $amount } besitos</b>
} para <b>{ $name }</b>: ahora no puede ser.
transfer-message = <i>«{ $message }»</i>
transfer-yes = Sí, enviar { $amount } 💋
transfer-no = No, dejarlo
transfer-sent = ✅ ¡Enviado!
transfer-from = 💝 <b>{ $name }</b> te envió { $amount ->
    [one] un besito
   *[other] { $amount } besitos
}.
transfer-who = ¿De quién?
news-transfer-received = 💝 ¡Te han enviado <b>{ $amount ->
    [one] un besito
   *[other] { $amount } besitos
}</b>! Ahora tienes { $balance }.
news-transfer-returned = { $amount ->
    [one] Tu besito ha vuelto: no se pudo entregar.
   *[other] Tus { $amount } besitos han vuelto: no se pudieron entregar.
} Tienes { $balance }.
news-purchase-refused = No te llegaban los besitos para el VIP, y no se ha cobrado nada. Aquí ves cuántos te faltan y con qué más se puede pagar:
menu-transferir = 💝 Enviar
menu-invitar = 🤝 Invitar

invite-title = 🤝 <b>Trae a quien quieras</b>
invite-offer = Por cada persona que venga con tu enlace y participe ganas <b>{ $reward } besitos</b>, y ella recibe { $gift } de bienvenida.
invite-no-offer = Ahora mismo las invitaciones no dan besitos, pero la casa siempre está abierta.
invite-link = Tu enlace: { $link }
invite-count = { $invited ->
    [0] Todavía no ha venido nadie con tu enlace.
    [one] Ha venido una persona; { $active ->
        [0] todavía no participa.
       *[other] ya participa.
    }
   *[other] Han venido { $invited } personas; { $active ->
        [0] ninguna participa todavía.
        [one] una ya participa.
       *[other] { $active } ya participan.
    }
}
invite-earned = Con ello has ganado { $earned } besitos.
invite-share = 📨 Compartir
invite-away = <i>Las invitaciones no responden ahora mismo. Prueba otra vez en un momento.</i>

receipt-which = 🧾 ¿De qué movimiento quieres ver el recibo?
receipt-none = No tienes ningún movimiento con el número «{ $number }».
receipt-title = 🧾 <b>Recibo del movimiento { $number }</b>
receipt-what = <b>{ $amount }</b> · { $reason } · { $at }
receipt-balance = Saldo después: { $balance }
receipt-hash = Huella: <code>{ $hash }</code>
receipt-previous = Encadenada a: <code>{ $hash }</code>
receipt-sealed = 🔒 Sellado en el libro: ya nadie puede cambiarlo sin que se note.
receipt-not-sealed = ⏳ Se sella en el libro en unos segundos.
receipt-how = <i>Cada movimiento lleva la huella del anterior; por eso ninguno se puede quitar ni cambiar.</i>
reason-level = premio de nivel
reason-subscription-refund = VIP devuelto

trivia-title = 🎲 <b>Trivia</b>
trivia-none-yet = Todavía no has jugado. Las rondas se juegan en el grupo: responde antes de que se acabe el tiempo.
trivia-so-far = { $rounds ->
    [one] Una ronda
   *[other] { $rounds } rondas
} · { $right ->
    [one] un acierto
   *[other] { $right } aciertos
} de { $answered }
trivia-earned = 💋 { $besitos ->
    [one] Un besito ganado
   *[other] { $besitos } besitos ganados
}
trivia-best = 🔥 Tu mejor racha: { $bestStreak } aciertos seguidos
trivia-where = Se juega en el grupo, con preguntas de: { $banks }.
trivia-next = ⏳ La próxima ronda, «{ $title }», empieza en { $left } ({ $at }).
trivia-away = <i>La trivia no responde ahora mismo. Prueba otra vez en un momento.</i>
trivia-away-plain = La trivia no responde ahora mismo. Prueba otra vez en un momento.
trivia-no-bank = No hay preguntas con ese nombre. Hay estas: { $banks }.
trivia-begins = 🎲 <b>¡Trivia! { $title }</b>
    { $questions } preguntas, { $seconds } segundos cada una. La primera llega enseguida.
trivia-question = Pregunta { $number } de { $of }: { $question }
trivia-over = 🏁 <b>Fin de la trivia: { $title }</b>
trivia-nobody = Esta vez no ha respondido nadie. Otra vez será.
trivia-row = { $place } { $name } · { $right }/{ $questions } · { $besitos ->
    [one] un besito
   *[other] { $besitos } besitos
}
