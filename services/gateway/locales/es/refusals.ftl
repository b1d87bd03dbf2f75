### Por qué no se hizo lo pedido: una frase por cada código de los contratos. Caben en un aviso de Telegram.

refusal-invalid-message = No se ha podido hacer: lo pedido no está bien formado. Nada ha cambiado.
refusal-idempotency-key-reused = Eso ya se había pedido, y de otra manera. Vale lo primero.
refusal-service-unavailable = No se ha podido hacer ahora. Nada ha cambiado: prueba otra vez en un momento.
refusal-internal-fault = Algo ha fallado por nuestra parte. Nada ha cambiado: prueba otra vez en un momento.

refusal-user-unknown = Todavía no te conocemos. Escribe /start y prueba otra vez.
refusal-not-allowed = Tu papel en la comunidad no permite hacer eso.
refusal-owner-fixed = Quién es dueño de la comunidad no se cambia desde aquí.
refusal-end-in-past = Ese final ya ha pasado. Elige un momento que esté por venir.
refusal-identity-taken = Esa cuenta de Telegram ya está registrada con otra persona.

refusal-insufficient-besitos = No te llegan los besitos: hacen falta { $needed } y tienes { $balance }.
refusal-cause-taken = Esos besitos ya se habían movido antes. No se mueven dos veces.
refusal-account-frozen = Tu monedero está en revisión: algo no cuadra y lo estamos mirando. Tus besitos siguen ahí; lo que ganes mientras tanto se te abona después.
refusal-account-unknown = Nadie tiene todavía ese monedero.
refusal-fault-mendable = Ese fallo se arregla al abrir el monedero: { $subject }.
refusal-invalid-cursor = Esa página ya no existe. Empieza otra vez por la primera.

refusal-xp-cause-taken = Esa experiencia ya se te había dado. No se da dos veces.
refusal-cause-used = Ese motivo ya había dado días a alguien. No se dan dos veces: usa otro motivo.

refusal-mission-unknown = Esa misión no está entre las tuyas. Mira en /misiones las que tienes ahora.
refusal-banned-from-missions = Mientras dure tu pausa no se recogen premios ni se reparan rachas. Vuelve cuando termine.
refusal-nothing-to-claim = Ahí no hay ningún premio esperándote: o falta camino, o ya lo recogiste. Míralo en /misiones.
refusal-claim-lapsed = Ese premio te esperó hasta el { $until } y ya no está. La próxima vez, recógelo a tiempo.
refusal-nothing-to-repair = Esa racha no se ha roto, o no es de las que se reparan. Sigue con ella hoy.
refusal-repair-too-late = Esa racha se podía reparar hasta el { $until }. Hoy es buen día para empezar otra.
refusal-repair-price-changed = Ahora cuesta { $besitos } besitos, y no se ha gastado nada. Si te parece bien, vuelve a pedirla en /misiones.
refusal-repair-on-its-way = La reparación ya está en camino. Espera un momento y mira en /misiones.

refusal-gift-none = Aquí no hay regalo diario, por ahora.
refusal-gift-not-ready = El regalo de hoy se está envolviendo. Prueba otra vez en unos segundos.
refusal-gift-banned = Mientras dure tu pausa no hay regalo. Cuando termine, te estará esperando.
refusal-gift-unknown = Ese regalo no existe: todavía no lo ha recibido nadie.

refusal-trivia-running = En ese grupo ya se está jugando una ronda. Espera a que acabe, o párala antes con «/trivia parar».
refusal-trivia-not-running = Esa ronda ya ha terminado. Empieza otra cuando quieras.
refusal-trivia-bank-unknown = No hay preguntas con el nombre «{ $bankId }». Elige otras de la lista.
refusal-trivia-chat-unknown = Ese grupo no es de la comunidad. Elige uno de los suyos.
refusal-trivia-round-unknown = Ahí no se ha jugado ninguna ronda todavía. ¡A ver quién empieza la primera!
refusal-hold-unknown = Ya no hay nada reservado para eso. Mira tus besitos: /besitos
refusal-boost-unknown = Ese impulso no está en marcha. Mira cuáles hay y prueba otra vez.
refusal-hold-closed = Lo que estaba reservado para eso ya quedó resuelto. Mira tus besitos: /besitos
refusal-hold-too-small = Hay menos reservado de lo que hace falta: { $held } de { $needed }.
refusal-self-transfer = Esos besitos ya son tuyos. Elige a otra persona para enviárselos.
refusal-transfer-too-large = Puedes enviar { $most } de una vez como mucho. Prueba con menos.
refusal-transfer-day-limit = Puedes enviar { $mostPerDay } al día y hoy te quedan { $left }. Mañana vuelves a tenerlos todos.
refusal-account-too-new = Acabas de llegar: podrás enviar besitos a partir del { $from }.
refusal-transfers-barred = Mientras dure tu pausa no puedes enviar besitos.
refusal-recipient-unavailable = Esa persona no puede recibir besitos ahora mismo. Los tuyos siguen contigo.
refusal-confirmation-needed = { $amount } son muchos besitos. Confírmalo si de verdad quieres enviarlos.
refusal-transfer-unknown = Ese envío no está entre los tuyos. Mira tus besitos: /besitos
refusal-too-many-boosts = Ya tienes { $most } impulsos en marcha. Espera a que acabe uno.
refusal-minting-capped = Hoy se han acabado los besitos de ese tipo. Lo que has ganado queda guardado y se te abonará.
refusal-movement-unknown = No se movió nada por eso. Mira otra vez el historial.
refusal-not-reversible = Eso no se deshace así: libera lo reservado, o devuelve lo enviado.
refusal-campaign-taken = Esa anulación ya se empezó antes. Mira por dónde va.
refusal-campaign-unknown = No existe esa anulación. Empiézala con una vista previa.
refusal-plan-unknown = Ese plan ya no está a la venta. Mira en /vip los que hay ahora.
refusal-other-plan-running = Ya tienes un plan en marcha, que abre otras cosas. Cuando termine podrás empezar este.
refusal-no-subscription = Ahora mismo no tienes VIP. Mira en /vip cómo conseguirlo.
refusal-trial-used = La prueba es una sola vez, y ya la disfrutaste. En /vip tienes los planes.
refusal-already-subscribed = Ya tienes VIP: la prueba es para quien todavía no lo tiene.
refusal-purchase-unknown = Esa factura no es tuya o ya está pagada. Pide otra en /vip.
refusal-price-changed = El precio ha cambiado: ahora son { $stars } estrellas. Pide otra factura en /vip.
refusal-payment-unknown = No hay ningún pago así que se pueda devolver. Comprueba quién pagó y el número del cobro.
refusal-run-unknown = Esa parada ya no está pendiente. Mira otra vez qué está parado.
refusal-resource-unknown = Ese sitio ya no existe. Vuelve a /vip y mira lo que hay.
refusal-access-denied = Todavía no puedes entrar ahí. En /vip tienes lo que te falta.
refusal-no-door = Ese sitio no tiene ningún canal ni grupo al que entrar.
refusal-boards-not-ready = La clasificación se está contando de nuevo. Mírala otra vez en unos segundos.
refusal-season-unknown = Ahora no hay ninguna temporada en marcha. Mira la clasificación de siempre, o la de esta semana.
refusal-achievement-unknown = No existe ese logro. Mira los que hay en los archivos de contenido.
refusal-history-missing = De lo que cuenta ese logro no se guardó nada: empieza a contar desde ahora.
refusal-grant-unknown = Ese reparto no existe. Empieza uno nuevo.
refusal-account-closed = Ese monedero se cerró para siempre: ya no entra nada en él.
refusal-person-erased = Esa persona se borró. Ya no guardamos nada suyo.
refusal-erasure-unconfirmed = Borrarse no tiene vuelta atrás: se van también tus besitos, misiones y logros. Confírmalo si lo tienes claro.
refusal-erasure-while-banned = No puedes borrarte mientras dure tu pausa. Espera a que acabe o habla con la moderación.
refusal-username-unclear = Más de una persona ha tenido ese nombre hace poco. Pídele que escriba al bot y prueba otra vez.

refusal-referral-code-unknown = Nadie invita con ese código. Pídele el enlace otra vez a quien te lo pasó.
refusal-referral-of-oneself = No puedes invitarte a ti. Pásale tu enlace a otra persona.
refusal-referral-taken = Ya viniste de la mano de alguien, y eso no cambia. Tú puedes invitar con tu propio enlace.
refusal-referral-too-late = Las invitaciones son para quien acaba de llegar, y tú ya eres de la casa. Invita con tu propio enlace.
refusal-referrals-closed = Ahora mismo las invitaciones no dan nada. Igual, te damos la bienvenida.
refusal-referral-not-held = Esa invitación ya no espera decisión: mira otra vez la lista.
