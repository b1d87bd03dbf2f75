### Las órdenes, como las lista Telegram.

command-start = Empezar
command-menu = Todo, en botones
command-perfil = Tu nivel y tus besitos
command-besitos = Saldo y movimientos
command-regalo = El regalo de cada día
command-misiones = Lo que puedes completar
command-logros = Lo que has conseguido
command-ajustes = Idioma, avisos y hora
command-ayuda = Cómo funciona
