const MAX_CACHED = 20_000;

type Node<T> = { value?: T; next: Map<string, Node<T>> };

/** Remembers values by lists of texts. Unlike a Map it puts no long key together to look one up. */
export class PathCache<T> {
  #root: Node<T> = { next: new Map() };
  #size = 0;

  get(path: readonly string[]): T | undefined {
    let node: Node<T> | undefined = this.#root;
    for (let index = 0; node && index < path.length; index++) {
      node = node.next.get(path[index]);
    }
    return node?.value;
  }

  set(path: readonly string[], value: T): T {
    if (this.#size >= MAX_CACHED) {
      this.#root = { next: new Map() };
      this.#size = 0;
    }
    let node = this.#root;
    for (const part of path) {
      let next = node.next.get(part);
      if (!next) {
        next = { next: new Map() };
        node.next.set(part, next);
      }
      node = next;
    }
    node.value = value;
    this.#size += 1;
    return value;
  }
}
