import { RefundStars } from '@yabot/contracts';
import { doorCommand } from '../doors.ts';

export const refundStars = doorCommand(RefundStars, ({ chargeId }, { telegramId }) => ({
  method: 'refundStarPayment',
  payload: { user_id: telegramId, telegram_payment_charge_id: chargeId },
  about: { chargeId },
}));
