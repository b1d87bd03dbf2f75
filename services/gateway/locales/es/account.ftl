### El monedero por dentro, y lo que se guarda de cada quien.

besitos-frozen = 🧊 Tu monedero está en revisión: de momento nada entra ni sale, y lo que ganes se te abona después.
button-held = 🔒 Apartados
button-statement = 📄 Extracto
button-receipts = 🧾 Recibos
button-earning = 💡 Qué da besitos

held-line = 🔒 { $amount } · { $reason } · hasta el { $until }
held-more = { $count ->
    [one] … y uno más.
   *[other] … y { $count } más.
}
held-title = 🔒 <b>Apartados: { $amount }</b>
held-none = No hay nada apartado: todo lo tuyo lo puedes gastar.
held-how = <i>Lo apartado sigue siendo tuyo hasta que se decide. Si no se usa, vuelve solo cuando acaba su plazo.</i>
boost-line = ✨ ×{ $factor } { $reasons } · hasta el { $until }
boost-line-everyone = ✨ ×{ $factor } { $reasons }, para toda la casa · hasta el { $until }

statement-title = 📄 <b>Extracto de { $month }</b>
statement-opening = Al empezar: <b>{ $amount }</b>
statement-nothing = Sin movimientos.
statement-line = { $amounts } · { $reason }
statement-closing = Al terminar: <b>{ $amount }</b>
statement-so-far = Hasta ahora: <b>{ $amount }</b>
statement-movements = Ver los movimientos

earning-title = 💡 <b>Qué da besitos</b>
    Cada publicación paga una vez tu reacción:
earning-special = <b>Y a veces</b>
earning-on = el { $day }
earning-from = desde el { $day }
earning-until = hasta el { $day }
earning-hours = de { $from } a { $to }
earning-somewhere = en algunas publicaciones
earning-cap = Como mucho, { $cap } al día por reaccionar; mañana se empieza de cero.
earning-chat-cap = En cada grupo, { $cap } al día.
earning-less = A partir de { $after } reacciones en un día, cada una da el { $percent } %.
earning-more = También dan el regalo del día, las misiones, los logros, la trivia y traer a alguien.
earning-away = <i>Las reglas no responden ahora mismo. Lo que hagas cuenta igual.</i>

transfer-allowance = Hoy puedes enviar { $left } más, y { $most } de una vez como mucho.

data-title = 📦 <b>Mis datos</b>
data-what =
    Lo que guardamos de ti es tuyo. Puedes tenerlo en un archivo, o pedir que lo olvidemos todo.
data-send = 📦 Recibir mis datos
data-erase = 🗑 Borrarme
data-coming = En camino: te mando el archivo en un momento.
data-coming-already = Ya va en camino: llega en cuanto respondan todos.
data-file = 📦 Todo lo que guardamos de ti, en un archivo.

erase-title = 🗑 <b>¿Borrarte de la casa?</b>
erase-lost = Se pierde para siempre:
erase-besitos = 💋 { $amount ->
    [one] un besito
   *[other] { $amount } besitos
}
erase-level = ⭐ tu nivel { $level } y tus { $xp } XP
erase-achievements = 🏅 { $count ->
    [one] un logro
   *[other] { $count } logros
}
erase-missions = 🎯 tus misiones, rachas y regalos
erase-vip = 👑 tu VIP, pagado hasta el { $until }
erase-kept = <i>En el libro de besitos quedan los movimientos bajo un número que ya no lleva a ti. Si solo quieres un descanso, en /ajustes puedes apagar los avisos.</i>
erase-go-on = Quiero borrarme
erase-no = ‹ No, me quedo
erase-sure = ⚠️ <b>Último paso.</b> No hay vuelta atrás: nadie podrá devolverte lo que tenías, tampoco quien lleva la casa.
erase-balance = Se van { $amount ->
    [one] <b>un besito</b>
   *[other] <b>{ $amount } besitos</b>
}.
erase-yes = 🗑 Sí, borrarlo todo
erase-done = Te estamos olvidando. Cuando esté hecho, te lo digo: será mi último mensaje.
menu-misdatos = 📦 Mis datos
menu-temporadas = 🍂 Temporadas
menu-trivia = 🎲 Trivia
