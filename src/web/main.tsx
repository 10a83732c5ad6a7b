import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { createAnswers } from "./data/answer.ts";
import { rememberedTheme, wear } from "./shell/choices.tsx";
import "./style/base.css";

wear(rememberedTheme());

const place = document.getElementById("room");
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={createAnswers()}>
        <App />
      </QueryClientProvider>
    </StrictMode>,
  );
}
