### Lo que dice el bot. Las etiquetas <b> e <i> son de Telegram; los valores llegan ya protegidos.

start-greeting = ¡Hola, <b>{ $name }</b>! 💋
start-how =
    Aquí cada muestra de cariño deja <b>besitos</b>: reacciona en el grupo, comenta, completa misiones y colecciona logros.
    Yo te aviso de lo que vayas ganando.
start-balance = Tienes { $amount ->
    [one] <b>un besito</b>
   *[other] <b>{ $amount } besitos</b>
} en el bolsillo.

menu = ¿Qué quieres ver, { $name }?
menu-perfil = 👤 Perfil
menu-besitos = 💋 Besitos
menu-regalo = 🎁 Regalo
menu-misiones = 🎯 Misiones
menu-logros = 🏅 Logros
menu-ranking = 🏆 Ranking
menu-vip = 👑 VIP
menu-ajustes = ⚙️ Ajustes
menu-ayuda = ❓ Ayuda

button-menu = ‹ Menú
button-back = ‹ Volver
button-previous = ‹ Anterior
button-next = Siguiente ›
button-older = Más antiguos ›
button-newest = « Lo último
button-private = Abrir chat

profile-name = 👤 <b>{ $name }</b>
profile-roles = <i>{ $roles }</i>
profile-roles-until = <i>{ $roles }, hasta el { $until }</i>
profile-since = Por aquí desde el { $date }
profile-level = ⭐ Nivel { $number }: <b>{ $title }</b>
profile-xp = { $bar } { $xp }/{ $next } XP
profile-xp-highest = { $xp } XP · el nivel más alto
profile-balance = 💋 { $amount ->
    [one] un besito
   *[other] { $amount } besitos
}
profile-person-away = <i>Tu ficha no responde ahora mismo; en un momento vuelve.</i>
profile-level-away = <i>Tu nivel no está disponible ahora mismo. No has perdido nada.</i>

role-owner = al frente de la casa
role-admin = administración
role-moderator = moderación
role-follower = de la casa

besitos-balance = 💋 Tienes { $amount ->
    [one] <b>un besito</b>
   *[other] <b>{ $amount } besitos</b>
}
besitos-held = { $amount ->
    [one] Uno está apartado.
   *[other] { $amount } están apartados.
}
besitos-away = <i>Los besitos no responden ahora mismo. Están a salvo: prueba otra vez en un momento.</i>

history-title = <b>Tus movimientos</b>
history-of = { $reason } «{ $title }»
history-returned = { $reason }, de vuelta
history-corrected = { $reason }, corregido
history-entry = <b>{ $amount }</b> · { $reason } · { $at }
history-empty = Aún no hay movimientos. Reacciona a una publicación del grupo y verás el primero.
history-away = <i>El historial no está disponible ahora mismo.</i>

reason-reaction = por reaccionar
reason-mission = premio de misión
reason-achievement = premio de logro
reason-gift = regalo del día
reason-trivia = trivia
reason-referral = por una invitación
reason-transfer = entre amigos
reason-store = en la tienda
reason-auction = subasta
reason-story = la historia
reason-refund = devolución
reason-admin = de parte de la casa
reason-streak-repair = racha recuperada
reason-subscription = VIP
reason-opening = saldo inicial
reason-boost = de más, por el impulso
reason-other = movimiento

missions-title = 🎯 <b>Misiones</b> · { $done ->
    [0] ninguna completada todavía
    [one] una completada
   *[other] { $done } completadas
}
missions-empty = Ahora mismo no hay misiones. Vuelve pronto.
missions-away = <i>Las misiones no responden ahora mismo. Lo que hagas cuenta igual: vuelve a mirar en un momento.</i>
mission-title = { $number }. <b>{ $title }</b>{ $window ->
    [daily] { "" } · cada día
    [weekly] { "" } · cada semana
   *[other] { "" }
}
mission-description = { $text }
mission-progress = { $bar } { $progress }/{ $target }
mission-done = { $number }. ✅ <b>{ $title }</b>
mission-closes = ⏳ Se cierra en { $left }

achievements-title = 🏅 <b>Logros</b> · { $earned } de { $all }
achievements-empty = Todavía no hay logros que ganar. Vuelve pronto.
achievements-away = <i>Los logros no responden ahora mismo. Los tuyos siguen siendo tuyos.</i>
achievement-earned = { $number }. { $badge } <b>{ $title }</b> { $tier }
achievement-ahead = { $number }. 🔒 <b>{ $title }</b>
achievement-description = { $text }
achievement-next = { $bar } { $progress }/{ $target }
tier-bronze = 🥉
tier-silver = 🥈
tier-gold = 🥇

settings-title = ⚙️ <b>Ajustes</b>
settings-now =
    Idioma: <b>{ $language }</b>
    Avisos de lo que ganas: <b>{ $notices }</b>
    Zona horaria: <b>{ $zone }</b>
settings-notices-on = 🔔 Activar avisos
settings-notices-off = 🔕 Desactivar avisos
settings-zone = 🕒 Zona horaria
zone-madrid = Madrid
zone-canary = Canarias
zone-mexico-city = Ciudad de México
zone-bogota = Bogotá
zone-lima = Lima
zone-caracas = Caracas
zone-santiago = Santiago
zone-buenos-aires = Buenos Aires
zone-new-york = Nueva York
zone-los-angeles = Los Ángeles
zone-london = Londres
settings-day = 🌙 Inicio del día
settings-day-now = Tu día empieza: <b>{ $day }</b>
settings-day-as-house = como en la casa
settings-day-title = 🌙 ¿A qué hora empieza tu día? Hasta entonces, lo que hagas cuenta para el día anterior.
settings-day-house = Como en la casa
settings-zone-title = 🕒 ¿Qué hora usamos para tus días y misiones?
notices-on = sí
notices-off = no
language-es = Español
language-en = English
settings-saved = Guardado
settings-kept-promise = ✅ Hecho: lo que quedó anotado ya está guardado.

help =
    <b>Cómo funciona</b>

    ❤ Reacciona a las publicaciones del grupo o toca los botones que hay debajo: cada publicación da besitos una vez.
    🎯 Las misiones se completan solas mientras participas.
    🏅 Los logros se quedan contigo para siempre.

    /menu – todo, en botones
    /perfil – tu nivel y tus besitos
    /besitos – saldo y movimientos
    /regalo – el regalo de cada día
    /misiones – lo que puedes completar
    /logros – lo que has conseguido
    /trivia – las rondas de preguntas
    /ranking – quién va en cabeza, y tú
    /temporadas – las que hay y quién las ganó
    /vip – lo reservado, y cómo se abre
    /transferir – besitos para otra persona
    /recibo – la prueba de cada movimiento
    /invitar – tu enlace para traer a alguien
    /ajustes – idioma, avisos y hora
    /misdatos – lo que guardamos de ti

unknown-command = No conozco ese comando. En el menú está todo lo que sé hacer:
not-a-command = Te leo, pero solo entiendo botones y comandos. ¿Qué quieres ver?
group-answer = Te lo cuento en privado, { $name }: ahí no lo ve nadie más.
paused = Tu participación está en pausa hasta el { $until }. Si crees que es un error, habla con la moderación.
paused-forever = Tu participación está en pausa. Si crees que es un error, habla con la moderación.
busy = Ahora mismo hay mucho movimiento y no llego a todo. Prueba otra vez en un momento: lo tuyo está a salvo.
later = Ahora mismo no puedo atenderte. No se ha perdido nada: lo haré en cuanto pueda.
fault = Algo ha fallado al preparar la respuesta. Ya lo sabemos: prueba otra vez en un momento.

toast-stale = Ese botón es de otro momento. Abre /menu para ver lo de ahora.
toast-noted = Anotado. Ahora mismo no responde todo: se guarda en cuanto vuelva, y te aviso.
toast-unsure = No sabemos todavía si ha llegado. Toca otra vez: nunca se hace dos veces.
toast-not-yours = Ese botón no es tuyo. Abre tu propio /menu.
toast-added = { $emoji } ¡Anotado!
toast-removed = { $emoji } retirado
toast-paused = Tu participación está en pausa.

kept-since = <i>Datos de hace { $age }: ahora mismo no responde todo.</i>
age = { $unit ->
    [minute] { $count ->
        [one] 1 minuto
       *[other] { $count } minutos
    }
    [hour] { $count ->
        [one] 1 hora
       *[other] { $count } horas
    }
   *[day] { $count ->
        [one] 1 día
       *[other] { $count } días
    }
}

invite = 🚪 Aquí tienes tu entrada a <b>{ $title }</b>. Es solo para ti y sirve una vez.
button-enter = Entrar
erased = Hecho: te hemos olvidado. No guardamos nada tuyo, ni tu nombre ni tus besitos. Si algún día vuelves, escribe /start y empezamos de cero.
