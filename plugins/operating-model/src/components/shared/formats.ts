import { DateTime, Duration } from 'luxon';

/** An ISO date in the reader's way of writing it. */
export function formatDate(iso: string): string {
  return DateTime.fromISO(iso).toLocaleString(DateTime.DATE_MED);
}

/** An ISO duration in words, for example "6 months". */
export function formatDuration(iso: string): string {
  return Duration.fromISO(iso).toHuman();
}

/** A score without false precision: rounded down, so that nothing short of everything reads 100. */
export function formatScore(score: number): string {
  return String(Math.floor(score));
}

/** A number to a tenth, where one checks or compares it. */
export function inTenths(value: number): string {
  return value.toLocaleString(undefined, { maximumFractionDigits: 1 });
}

/** Rounded to a hundredth. */
export function toHundredths(value: number): number {
  return Math.round(value * 100) / 100;
}

/** A number to a hundredth, where small differences are told. */
export function inHundredths(value: number): string {
  return value.toLocaleString(undefined, { maximumFractionDigits: 2 });
}
