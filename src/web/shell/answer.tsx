import { Component, createRef, type MouseEvent, type ReactNode } from "react";
import { bringIntoSight, held, pickedIn, topOf } from "../parts/into-sight.ts";

interface AnswerProps {
  readonly className: string | undefined;
  /** What is open beside the answer; null where nothing is. */
  readonly beside: string | null;
  readonly children: ReactNode;
}

/**
 * The answer. What opens beside it takes of its width, and what closes gives it back: what was pressed stays where it was all the same,
 * under the eye and, for who goes by keyboard, with the focus. A class: how high it stands is to be known from before that.
 */
export class Answer extends Component<AnswerProps> {
  readonly #main = createRef<HTMLElement>();
  #pressed: Element | null = null;
  /** Where what was pressed stood before something opened, and where it was brought then, if it had to be. */
  #stood: { readonly element: Element; readonly before: number; readonly after: number } | null = null;
  #giveUp: (() => void) | null = null;

  override componentDidMount() {
    this.#bring();
  }

  override getSnapshotBeforeUpdate({ beside }: AnswerProps): (() => void) | null {
    const main = this.#main.current;
    if (beside === this.props.beside || main === null) return null;
    const looked = this.#pressed?.isConnected ? this.#pressed : pickedIn(main);
    if (looked === null || !isInSight(looked)) return null;
    const top = topOf(looked);
    const stood = this.#stood;
    const isAsBrought = stood?.element === looked && Math.abs(stood.after - top) < 2;
    const at = this.props.beside === null && isAsBrought ? stood.before : top;
    const hold = held(looked, at);
    return () => {
      hold();
      this.#stood = { element: looked, before: isAsBrought ? stood.before : top, after: topOf(looked) };
    };
  }

  override componentDidUpdate({ beside }: AnswerProps, _: unknown, hold: (() => void) | null) {
    if (beside === this.props.beside) return;
    this.#bring();
    hold?.();
    // what was pressed to close it is gone
    if (this.props.beside === null && document.activeElement === document.body) {
      const pressed = this.#pressed?.isConnected && this.#pressed instanceof HTMLElement ? this.#pressed : null;
      (pressed ?? this.#main.current)?.focus({ preventScroll: true });
    }
  }

  override componentWillUnmount() {
    this.#giveUp?.();
  }

  #bring() {
    this.#giveUp?.();
    if (this.props.beside !== null && this.#main.current !== null) this.#giveUp = bringIntoSight(this.#main.current);
  }

  readonly #press = ({ target }: MouseEvent) => {
    this.#pressed = target instanceof Element ? target.closest("a, button") : null;
  };

  override render() {
    return (
      <main ref={this.#main} id="answer" className={this.props.className} tabIndex={-1} onClickCapture={this.#press}>
        {this.props.children}
      </main>
    );
  }
}

function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}
