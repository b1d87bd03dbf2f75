### The commands, as Telegram lists them.

command-start = Begin
command-menu = Everything, as buttons
command-perfil = Your level and your besitos
command-besitos = Balance and movements
command-regalo = The gift of every day
command-misiones = What you can complete
command-logros = What you have earned
command-ajustes = Language, notices and clock
command-ayuda = How it works
