/** How many were active on each day, in UTC. Days are told in their order. */
export class ActiveDays {
  readonly #days = new Map<string, number>();
  #day = '';
  #users = new Set<string>();

  note(userId: string, at: string): void {
    const day = at.slice(0, 'yyyy-mm-dd'.length);
    if (day > this.#day) {
      this.#day = day;
      this.#users = new Set();
    }
    if (day !== this.#day) return;
    this.#users.add(userId);
    this.#days.set(day, this.#users.size);
  }

  on(day: string): number {
    return this.#days.get(day) ?? 0;
  }
}
