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
refusal-boards-not-ready = The ranking is being counted anew. Look again in a few seconds.
refusal-season-unknown = No season is on right now. Look at the all-time ranking, or at this week’s.
refusal-achievement-unknown = There is no such achievement. Look at those in the content files.
refusal-history-missing = Nothing was kept of what this achievement counts: it starts counting now.
refusal-grant-unknown = There is no such grant. Start a new one.
