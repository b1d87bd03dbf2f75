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
notice-claim = 🎁 Su premio te espera: recógelo cuando quieras.
notice-claim-until = 🎁 Su premio te espera: recógelo antes de que acabe el { $until }.
notice-before = ✨ Por lo que ya habías hecho antes: { $parts }.
notice-before-missions = { $count ->
    [one] una misión completada
   *[other] { $count } misiones completadas
}
notice-before-achievements = { $count ->
    [one] un logro nuevo
   *[other] { $count } logros nuevos
}
notice-before-level = el nivel { $level }

# Lo demás que pasa, junto a lo ganado o solo.

news-spent = 💸 <b>−{ $amount } { $amount ->
    [one] besito
   *[other] besitos
}</b> ({ $reason }). { $balance ->
    [0] Ya no te queda ninguno
    [one] Te queda uno
   *[other] Te quedan { $balance }
}.
news-reversed-taken = ↩️ Había un error y lo hemos corregido: { $amount ->
    [one] retiramos <b>un besito</b>
   *[other] retiramos <b>{ $amount } besitos</b>
} ({ $reason }). { $missing ->
    [0] { "" }
   *[other] Lo que ya habías gastado no lo debes.{ " " }
}Te { $balance ->
    [one] queda uno
   *[other] quedan { $balance }
}.
news-reversed-given-back = ↩️ Te devolvemos <b>{ $amount ->
    [one] un besito
   *[other] { $amount } besitos
}</b> ({ $reason }). Ahora tienes { $balance }.
news-hold-placed = 🔒 { $amount ->
    [one] Un besito queda apartado
   *[other] { $amount } besitos quedan apartados
} ({ $reason }) hasta el { $until }. Para gastar { $balance ->
    [0] no te queda ninguno
    [one] te queda uno
   *[other] te quedan { $balance }
}.
news-hold-captured = 🔓 De lo que tenías apartado ({ $reason }) { $amount ->
    [one] vuelve un besito
   *[other] vuelven { $amount } besitos
}. Tienes { $balance }.
news-hold-released = 🔓 { $amount ->
    [one] Vuelve a ti el besito
   *[other] Vuelven a ti los { $amount } besitos
} que tenías { $amount ->
    [one] apartado
   *[other] apartados
} ({ $reason }). Tienes { $balance }.
news-hold-expired = 🔓 Se acabó el plazo y { $amount ->
    [one] vuelve a ti el besito apartado
   *[other] vuelven a ti los { $amount } besitos apartados
} ({ $reason }). Tienes { $balance }.
news-boost-started = ⚡ <b>¡Besitos ×{ $factor }!</b> Hasta el { $until } ganas { $factor ->
    [2] el doble
    [3] el triple
   *[other] { $factor } veces lo normal
} ({ $reasons }).
news-boost-ended = ⚡ Se acabó tu ×{ $factor }: los besitos vuelven a contar como siempre.
news-house-boost-started = ⚡ <b>¡Besitos ×{ $factor } para toda la casa!</b> Hasta el { $until } se gana { $factor ->
    [2] el doble
    [3] el triple
   *[other] { $factor } veces lo normal
} ({ $reasons }).
news-house-boost-ended = ⚡ Se acabó el ×{ $factor } de la casa. Hasta la próxima.
news-mission-claimed = 🎁 Has recogido el premio de «{ $title }».
news-claim-lapsed = ⌛ El premio de «{ $title }» ha caducado sin que lo recogieras. Los que te esperan están en /misiones.
news-streak-frozen = ❄️ Tu racha de «{ $title }» sigue en pie: { $days ->
    [one] un día
   *[other] { $days } días
}. { $used ->
    [one] Gastó un día de descanso
   *[other] Gastó { $used } días de descanso
} { $left ->
    [0] y ya no te queda ninguno
    [one] y te queda uno
   *[other] y te quedan { $left }
}.
news-streak-repair-later = Ahora no se ha podido cobrar el arreglo de «{ $title }». No se ha gastado nada: prueba más tarde.
news-season-ended = { $rank ->
    [1] 🥇
    [2] 🥈
    [3] 🥉
   *[other] 🏆
} Termina «{ $title }» y quedas en el <b>puesto { $rank }</b> de { $participants }, con { $points } XP. ¡Enhorabuena!
news-vip-gift-renewed = 👑 ¡{ $giver } te regala más VIP! Ahora llega hasta el <b>{ $until }</b>.
news-vip-gift-given = 🎁 Tu regalo ha llegado: { $receiver } tiene VIP hasta el <b>{ $until }</b>.
news-vip-restored = 👑 Tu VIP está de vuelta, hasta el <b>{ $until }</b>. Perdona el susto.
news-vip-cancelled = Tu VIP no se renovará. Lo conservas hasta el <b>{ $until }</b>.
news-stars-refunded = ⭐ Te hemos devuelto { $stars ->
    [one] una Estrella
   *[other] { $stars } Estrellas
}: Telegram ya { $stars ->
    [one] la tiene
   *[other] las tiene
} en tu saldo.
news-purchase-undone = El VIP no se ha podido abrir. Si ya habías pagado algo, vuelve a ti entero.
news-access-granted = 🗝️ Tienes la llave de <b>{ $title }</b>.
news-access-granted-until = 🗝️ Tienes la llave de <b>{ $title }</b> hasta el { $until }.
news-access-revoked = La puerta de <b>{ $title }</b> se ha cerrado para ti.
news-access-revoked-until = La puerta de <b>{ $title }</b> está cerrada para ti hasta el { $until }.
news-referral-welcome = 🤝 Vienes de parte de alguien de la casa. Cuando empieces a participar, hay premio para los dos.
news-referral-came = 🤝 { $count ->
    [one] Alguien ha llegado
   *[other] { $count } personas han llegado
} con tu invitación. En cuanto { $count ->
    [one] participe
   *[other] participen
} de verdad, te aviso.
news-referral-active = 🤝 { $count ->
    [one] Alguien a quien invitaste ya participa
   *[other] { $count } personas a las que invitaste ya participan
} de verdad. ¡Gracias!
news-referral-arrived = 🤝 Ya eres de la casa: esto es por venir con una invitación.
news-referral-suspected = 🔎 { $count ->
    [one] Una invitación parece
   *[other] { $count } invitaciones parecen
} de un grupo que se invita a sí mismo. Su premio espera a que la administración decida. Cuáles son: <code>yabot referral held</code>.
news-role-owner = 🗝️ La casa es tuya: desde ahora la llevas tú.
news-role-admin = 🗝️ Desde ahora llevas la administración de la casa. Te avisaré de lo que haya que decidir.
news-role-moderator = 🗝️ Desde ahora cuidas de la casa en la moderación.
news-role-admin-until = 🗝️ Llevas la administración de la casa hasta el { $until }. Te avisaré de lo que haya que decidir.
news-role-moderator-until = 🗝️ Cuidas de la casa en la moderación hasta el { $until }.
news-role-follower = Ya no llevas tareas en la casa. Gracias por cuidarla.
news-ban-lifted = Tu pausa ha terminado: ya puedes participar otra vez.

alert-expiry-stopped-subscriptions = 🛑 <b>He parado el fin de { $due } suscripciones VIP.</b> Son demasiadas a la vez: { $due } de { $inside }, y el tope es { $limit }. Nadie ha perdido nada. Mira la hora del servidor y los planes. Quién es: <code>yabot expiry preview subscriptions</code>. Si está bien, suéltalo: <code>yabot expiry release subscriptions { $runId }</code>.
alert-expiry-stopped-doors = 🛑 <b>He parado la salida de { $due } personas de los canales.</b> Son demasiadas a la vez: { $due } de { $inside }, y el tope es { $limit }. Nadie ha salido. Mira la hora del servidor y las reglas de acceso. Quién es: <code>yabot expiry preview doors</code>. Si está bien, suéltalo: <code>yabot expiry release doors { $runId }</code>.
alert-expiry-passed-subscriptions = ✅ El fin de suscripciones que paré ya no hace falta: se ha resuelto solo y nadie ha perdido nada por ello.
alert-expiry-passed-doors = ✅ La salida de los canales que paré ya no hace falta: se ha resuelto sola y nadie ha salido por ella.
alert-expiry-released-subscriptions = ▶️ La administración ha soltado el fin de suscripciones que paré. Sigue su curso, y se puede deshacer.
alert-expiry-released-doors = ▶️ La administración ha soltado la salida de los canales que paré. Sigue su curso, y se puede deshacer.
