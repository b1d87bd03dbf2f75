/** So many chats in a row are told to wait before it is taken to be about all of them. */
const CHATS_IN_A_ROW = 3;

/**
 * Telegram does not say whether a wait it asks for is about one chat or about all. One chat is taken to be about that chat;
 * when chat after chat is told to wait and nothing is taken in between, it is about all.
 */
export class Flood {
  readonly #told = new Set<number>();

  taken(): void {
    this.#told.clear();
  }

  /** @returns whether all must wait */
  toldToWait(chatId: number): boolean {
    this.#told.add(chatId);
    return this.#told.size >= CHATS_IN_A_ROW;
  }
}
