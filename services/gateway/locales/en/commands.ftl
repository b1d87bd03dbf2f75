### The commands, as Telegram lists them.

command-start = Start
command-menu = Everything, as buttons
command-perfil = Your level and your besitos
command-besitos = Balance and movements
command-regalo = Your daily gift
command-misiones = What you can complete
command-logros = What you have earned
command-trivia = The trivia rounds
command-ranking = Who is ahead, and where you are
command-temporadas = The seasons, and who won them
command-vip = What is reserved, and how to get in
command-transferir = Besitos for someone else
command-recibo = The proof of each movement
command-invitar = Your link to bring friends
command-ajustes = Language, notices and clock
command-misdatos = What we keep of you
command-ayuda = How it works
