import { QueryClientProvider } from "@tanstack/react-query";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { Router } from "wouter";
import { App } from "./app.tsx";
import { createAnswers } from "./data/answer.ts";
import { rememberedTheme, wear } from "./shell/choices.tsx";
import { goInSteps } from "./steps.ts";
import "./style/base.css";

wear(rememberedTheme());

const place = document.getElementById("room");
if (place !== null) {
  createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={createAnswers()}>
        <Router aroundNav={goInSteps}>
          <App />
        </Router>
      </QueryClientProvider>
    </StrictMode>,
  );
}
