### Los sitios reservados: qué se abre, hasta cuándo, y cómo se entra o se regala.

access-title = 🗝 <b>Lo reservado</b>
access-open = ✅ { $title }
access-open-until = ✅ { $title } · hasta el { $until }
access-closed = 🔒 { $title } · { $missing }
access-away = <i>No puedo mirar ahora a qué tienes acceso. Lo que tenías sigue abierto.</i>
missing-vip = con VIP
missing-level = nivel { $level }, vas por el { $reached }
missing-role = solo para { $role }
missing-achievement = con el logro «{ $title }»
missing-window = todavía no
missing-window-from = abre el { $day }
missing-window-over = cerró el { $day }
missing-ban = no mientras dure tu pausa
missing-ban-until = no hasta el { $until }, cuando acaba tu pausa
missing-revoked = la casa te lo ha cerrado
missing-revoked-until = la casa te lo ha cerrado hasta el { $until }

entry-button = 🚪 Entrar en { $title }
entry-get = 🚪 Mandarme la entrada
entry-how = Te mando un enlace que es solo para ti y sirve una vez.
entry-already = Ya estás dentro.
entry-sent = { $count ->
    [one] Te mando la entrada ahora mismo.
   *[other] Te mando las { $count } entradas ahora mismo.
}
entry-inside = Ya estás dentro.

pay-ask = Vas a pagar <b>{ $besitos } besitos</b> por «{ $title }»: { $days } días de VIP.
pay-yes = Sí, pagar { $besitos } 💋
left-after = Te quedarían { $amount ->
    [0] <b>cero</b>
    [one] <b>uno</b>
   *[other] <b>{ $amount }</b>
}.
vip-gift = 🎁 Regalar
vip-gift-how =
    🎁 <b>Regalar VIP</b>
    Escribe para quién es:
    <code>/vip @ana</code>
vip-gift-which = 🎁 ¿Qué quieres regalar a <b>{ $name }</b>?
vip-gift-plan = 🎁 «{ $title }», { $days } días de VIP, para <b>{ $name }</b>. ¿Cómo lo pagas?
vip-gift-ask = 🎁 Vas a pagar <b>{ $besitos } besitos</b> y <b>{ $name }</b> tendrá «{ $title }»: { $days } días de VIP.
vip-gift-yes = Sí, regalar por { $besitos } 💋
vip-gift-oneself = Ese es tu nombre. Lo tuyo lo tienes en /vip; aquí se regala a otra persona.
