### Las órdenes, como las lista Telegram.

command-start = Empezar
command-menu = Todo, en botones
command-perfil = Tu nivel y tus besitos
command-besitos = Saldo y movimientos
command-regalo = El regalo de cada día
command-misiones = Lo que puedes completar
command-logros = Lo que has conseguido
command-trivia = Las rondas de preguntas
command-ranking = Quién va en cabeza, y tú
command-temporadas = Las temporadas y quién las ganó
command-vip = Lo reservado, y cómo se abre
command-transferir = Besitos para otra persona
command-recibo = La prueba de cada movimiento
command-invitar = Tu enlace para traer a alguien
command-ajustes = Idioma, avisos y hora
command-misdatos = Lo que guardamos de ti
command-ayuda = Cómo funciona
