/** What would be lost of a form, and how its draft is thrown away. */
export interface Mark {
  unsaved: boolean;
  discard?: (() => void) | undefined;
}

/** What the forms in one drawer would lose, each by its own key: one that has saved says nothing for the other. */
export class Marks {
  private readonly marks = new Map<string, Mark>();

  set(key: string, mark: Mark): void {
    this.marks.set(key, mark);
  }

  /** The form is gone, or has just saved. */
  clear(key: string): void {
    this.marks.delete(key);
  }

  unsaved(): boolean {
    return [...this.marks.values()].some((mark) => mark.unsaved);
  }

  /** Throws away the drafts of those that would be lost. */
  discard(): void {
    for (const { unsaved, discard } of this.marks.values()) if (unsaved) discard?.();
  }
}
