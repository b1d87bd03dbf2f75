import type { Types } from './types.ts';

/** What is set aside. */
export const holding = ({ text, whole, table }: Types) => [
  `create table holds (
    cause ${text} primary key,
    user_id ${text} not null,
    movement_id ${text} not null unique,
    amount ${whole} not null check (amount > 0),
    reason ${text} not null,
    until ${text} not null,
    state ${text} not null check (state in ('open', 'captured', 'released', 'expired')),
    captured ${whole} not null check (captured >= 0 and captured <= amount),
    balance ${whole} not null,
    placed_at ${text} not null,
    closed_at ${text})${table}`,
  "create index holds_due on holds (until) where state = 'open'",
  "create index holds_open on holds (user_id) where state = 'open'",
];

/** What goes from one user to another, and who they are. */
export const transferring = ({ text, whole, table }: Types) => [
  `create table transfers (
    transfer_id ${text} primary key,
    sender_id ${text} not null,
    recipient_id ${text} not null,
    amount ${whole} not null check (amount > 0),
    message ${text},
    at ${text} not null)${table}`,
  'create index transfers_of_sender on transfers (sender_id)',
  'create index transfers_of_recipient on transfers (recipient_id)',
  `create table holders (
    user_id ${text} primary key,
    registered_at ${text} not null,
    banned_until ${text},
    banned ${whole} not null,
    sent_on ${text},
    sent ${whole} not null)${table}`,
];

/** What operators have undone, one by one or as a campaign. */
export const reversing = ({ text, whole, table }: Types) => [
  `create table reversals (
    cause ${text} primary key,
    user_id ${text} not null,
    movement_id ${text} not null unique,
    amount ${whole} not null check (amount > 0),
    missing ${whole} not null check (missing >= 0),
    balance ${whole} not null,
    by ${text} not null,
    reason ${text} not null,
    campaign_id ${text},
    at ${text} not null)${table}`,
  'create index reversals_of_campaign on reversals (campaign_id) where campaign_id is not null',
  `create table campaigns (
    campaign_id ${text} primary key,
    movements ${whole} not null,
    sent ${whole} not null,
    by ${text} not null,
    reason ${text} not null,
    partial ${whole} not null,
    at ${text} not null)${table}`,
  `create table campaign_refusals (
    id ${text} primary key,
    campaign_id ${text} not null,
    user_id ${text} not null,
    cause ${text} not null,
    code ${text} not null)${table}`,
  'create index refusals_of_campaign on campaign_refusals (campaign_id)',
];

/** Accounts that are closed until somebody has looked, and who opened them. */
export const freezing = ({ text, table }: Types) => [
  `alter table accounts add column frozen ${text}`,
  `create table freezes (
    id ${text} primary key,
    user_id ${text} not null,
    action ${text} not null check (action in ('frozen', 'unfrozen')),
    by ${text} not null,
    reason ${text} not null,
    before ${text} not null,
    after ${text} not null,
    at ${text} not null,
    correlation_id ${text} not null)${table}`,
];

/** Faults that somebody knows of and nothing mends. */
export const acknowledging = ({ text, table }: Types) =>
  `create table acknowledgements (
    id ${text} primary key,
    code ${text} not null,
    subject ${text} not null,
    expected ${text} not null,
    found ${text} not null,
    by ${text} not null,
    reason ${text} not null,
    at ${text} not null,
    correlation_id ${text} not null)${table}`;
