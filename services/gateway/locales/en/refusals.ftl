### Why what was asked for was not done: a sentence for each code of the contracts. They fit into a toast of Telegram.

refusal-invalid-message = It could not be done: what was asked for is not well formed. Nothing changed.
refusal-idempotency-key-reused = That was asked for before, in another way. What came first counts.
refusal-service-unavailable = It could not be done right now. Nothing changed: try again in a moment.
refusal-internal-fault = Something broke on our side. Nothing changed: try again in a moment.

refusal-user-unknown = We do not know you yet. Send /start and try again.
refusal-not-allowed = Your role in the community does not allow that.
refusal-owner-fixed = Who owns the community is not changed from here.
refusal-end-in-past = That end has passed already. Choose a moment that is still to come.
refusal-identity-taken = That Telegram account is registered with somebody else already.

refusal-insufficient-besitos = You do not have enough besitos: it takes { $needed }, and you have { $balance }.
refusal-cause-taken = Those besitos have been moved before. They are not moved twice.
refusal-account-frozen = Your wallet is being looked at: something in it does not add up. Your besitos are safe, and what you earn meanwhile is paid afterwards.
refusal-account-unknown = Nobody has that wallet yet.
refusal-fault-mendable = Opening the wallet again mends that fault: { $subject }.
refusal-invalid-cursor = That page is not there any more. Start again from the first.

refusal-xp-cause-taken = You were given that experience before. It is not given twice.
refusal-cause-used = That cause has given days before. Days are not given twice: use another cause.

refusal-mission-unknown = That mission is not one of yours. Look in /missions which ones you have now.
refusal-banned-from-missions = While your participation is paused no rewards are taken and no streaks are repaired. Come back when it ends.
refusal-nothing-to-claim = No reward waits for you there: it is not done yet, or you have taken it. Look in /missions.
refusal-claim-lapsed = That reward waited for you until { $until } and is gone now. Take the next one in time.
refusal-nothing-to-repair = That streak did not break, or is not one that can be repaired. Go on with it today.
refusal-repair-too-late = That streak could be repaired until { $until }. Today is a good day to begin another.
refusal-repair-price-changed = It costs { $besitos } besitos by now, and nothing was spent. If that is fine, ask again in /missions.
refusal-repair-on-its-way = The repair is on its way already. Wait a moment and look in /missions.

refusal-gift-none = There is no daily gift here for now.
refusal-gift-not-ready = Today's gift is being wrapped. Try again in a few seconds.
refusal-gift-banned = There is no gift while your participation is paused. When the pause ends, one is waiting for you.
refusal-gift-unknown = There is no such gift: nobody has been given it yet.

refusal-trivia-running = A round is being played in that group already. Wait until it is over, or stop it with “/trivia stop”.
refusal-trivia-not-running = That round is over. Start another one whenever you like.
refusal-trivia-bank-unknown = There are no questions called “{ $bankId }”. Choose others from the list.
refusal-trivia-chat-unknown = That group is not one of the community. Choose one of its own.
refusal-trivia-round-unknown = No round has been played there yet. Who starts the first one?
refusal-boost-unknown = That boost is not running. Look at which there are, and try again.
refusal-hold-unknown = Nothing is set aside for that any more. Look at your besitos: /points
refusal-hold-closed = What was set aside for that is settled already. Look at your besitos: /points
refusal-hold-too-small = Less was set aside than that takes: { $held } of { $needed }.
refusal-self-transfer = Those besitos are yours already. Choose somebody else to send them to.
refusal-transfer-too-large = You can send { $most } at once at most. Try a smaller amount.
refusal-transfer-day-limit = You can send { $mostPerDay } a day, and { $left } are left for today. Tomorrow you have all of them again.
refusal-account-too-new = You have only just arrived: you can send besitos from { $from }.
refusal-transfers-barred = While your participation is paused you cannot send besitos.
refusal-recipient-unavailable = That person cannot receive besitos right now. Yours stay with you.
refusal-confirmation-needed = { $amount } is a lot. Confirm it if you really want to send it.
refusal-transfer-unknown = That transfer is not among yours. Look at your besitos: /points
refusal-too-many-boosts = You have { $most } boosts running already. Wait until one ends.
refusal-minting-capped = Today's besitos of that kind have run out. What you earned is kept and will be paid.
refusal-movement-unknown = Nothing was moved for that. Look at the history once more.
refusal-not-reversible = That cannot be undone as such: release what is set aside, or send back what was sent.
refusal-campaign-taken = That reversal has been started before. Look how far it is.
refusal-campaign-unknown = There is no such reversal. Start it with a preview.
refusal-plan-unknown = That plan is not for sale any more. See in /vip which ones there are now.
refusal-other-plan-running = You have a plan that opens other things. When it ends you can start this one.
refusal-no-subscription = You have no VIP right now. See in /vip how to get it.
refusal-trial-used = There is one trial, and you have had it. The plans are in /vip.
refusal-already-subscribed = You have VIP already: the trial is for those who have not.
refusal-purchase-unknown = That invoice is not yours, or is paid already. Ask for another one in /vip.
refusal-price-changed = The price has changed: it is { $stars } Stars now. Ask for another invoice in /vip.
refusal-payment-unknown = There is no such payment to give back. Check who paid, and the number of the charge.
refusal-run-unknown = That stop is not pending any more. Look again at what is stopped.
refusal-resource-unknown = That place does not exist any more. Go back to /vip and see what there is.
refusal-access-denied = You cannot go in there yet. What you need is in /vip.
refusal-no-door = There is no channel or group to go into at that place.
refusal-boards-not-ready = The ranking is being counted anew. Look again in a few seconds.
refusal-season-unknown = No season is on right now. Look at the all-time ranking, or at this week’s.
refusal-achievement-unknown = There is no such achievement. Look at those in the content files.
refusal-history-missing = Nothing was kept of what this achievement counts: it starts counting now.
refusal-grant-unknown = There is no such grant. Start a new one.
refusal-account-closed = That wallet is closed for good: nothing comes into it any more.
refusal-person-erased = That person was erased. Nothing is kept of them any more.
refusal-erasure-unconfirmed = Erasing cannot be undone: besitos, missions and achievements go too. Confirm it if you are sure.
refusal-erasure-while-banned = You cannot be erased while your participation is paused. Wait until the pause ends, or talk to the moderators.
refusal-username-unclear = More than one person has had that name lately. Ask them to write to the bot, and try again.

refusal-referral-code-unknown = Nobody invites with that code. Ask whoever sent it for their link again.
refusal-referral-of-oneself = You cannot invite yourself. Pass your link on to somebody else.
refusal-referral-taken = Somebody has invited you before, and that stays so. You can invite others with your own link.
refusal-referral-too-late = Invitations are for who has just come, and you are one of us already. Invite others with your own link.
refusal-referrals-closed = Invitations bring nothing at the moment. You are welcome all the same.
refusal-referral-not-held = That invitation waits for no decision any more: look at the list again.
