### The commands, as Telegram lists them.

command-start = Begin
command-menu = Everything, as buttons
command-perfil = Your level and your besitos
command-besitos = Balance and movements
command-regalo = The gift of every day
command-misiones = What you can complete
command-logros = What you have earned
command-trivia = Rounds of questions
command-ranking = Who is ahead, and you
command-temporadas = The seasons, and who won them
command-vip = What is reserved, and how to open it
command-transferir = Besitos for somebody else
command-recibo = The proof of each movement
command-invitar = Your link to bring somebody
command-ajustes = Language, notices and clock
command-misdatos = What we keep of you
command-ayuda = How it works
