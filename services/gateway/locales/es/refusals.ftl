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
refusal-boards-not-ready = La clasificación se está contando de nuevo. Mírala otra vez en unos segundos.
refusal-season-unknown = Ahora no hay ninguna temporada en marcha. Mira la clasificación de siempre, o la de esta semana.
refusal-achievement-unknown = No existe ese logro. Mira los que hay en los archivos de contenido.
refusal-history-missing = De lo que cuenta ese logro no se guardó nada: empieza a contar desde ahora.
refusal-grant-unknown = Ese reparto no existe. Empieza uno nuevo.
