### What is seen as a picture.

metal-bronze = Bronze
metal-silver = Silver
metal-gold = Gold
picture-board = 🖼 As a picture
picture-as-list = 📋 As a list
picture-card = 🖼 My card
picture-card-said = Your card, to show to anyone you like.
picture-points = { $points } XP
picture-level = Level { $number } · { $title }
picture-xp = { $xp } of { $next } XP
picture-xp-highest = { $xp } XP, the highest level
picture-besitos = { $amount ->
    [one] One besito
   *[other] { $amount } besitos
} in your pocket
picture-streak = { $days } days in a row of gifts
picture-achievements = { $earned } of { $all } achievements
picture-season-over = 🏁 <b>{ $title }</b> is over! { $participants ->
    [one] One person took part.
   *[other] { $participants } people took part.
}
picture-season-final = Final standings
