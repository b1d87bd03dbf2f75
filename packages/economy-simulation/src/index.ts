export { ActiveDays } from './economy/active-days.ts';
export { type Bands, MEASURED_DAYS, type Measured, measured, type Past, pastBands } from './economy/bands.ts';
export { Book, type BookDay, type Flow, type Moved } from './economy/book.ts';
export { type Day, type Difference, differences, type Summary, summaryOf } from './economy/summary.ts';
export { type MadeUp, MadeUpCommunity } from './followers/community.ts';
export { KINDS, type Kind } from './followers/habits.ts';
export { PlayedHistory, type Playing } from './history/history.ts';
export { type HistoryReport, HistoryStudy, type Studying } from './history/study.ts';
export type { Message } from './machine/message.ts';
