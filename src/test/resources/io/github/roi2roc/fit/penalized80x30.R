# Makes penalized80x30.csv and penalized80x30.json: what glmnet says with weights, offsets and penalty factors (R 4.2.2, glmnet 4.1.6)
suppressMessages({library(glmnet); library(survival); library(jsonlite)})
set.seed(20240); n <- 80; p <- 30
x <- round(matrix(rnorm(n*p), n) %*% diag(exp(rnorm(p))) , 3); colnames(x) <- sprintf("x%02d", 1:p)
x[,4] <- round(x[,4]); x <- x
lin <- as.vector(scale(x[,1:5]) %*% c(1,-1,.5,.7,-.4))
yg <- round(lin + rnorm(n),3); yb <- rbinom(n,1,plogis(lin)); yc <- max.col(cbind(lin,-lin,rnorm(n))+matrix(rnorm(3*n),n)); 
time <- ceiling(40*rexp(n)*exp(-.5*lin))/4; status <- rbinom(n,1,.7)
w <- round(runif(n,.3,3),2); w[c(7,30)] <- 0; off <- round(rnorm(n)/2,3); off2 <- round(rnorm(n)/2,3); off3 <- round(rnorm(n)/2,3)
fold <- sample(rep(1:4,n/4)); pf <- rep(1,p); pf[1] <- 0; pf[2] <- 2.5; pf[6] <- Inf
d <- data.frame(case=sprintf("c%02d",1:n), yg, yb, yc=letters[yc], time, status, w, off, off2, off3, fold, x)
write.csv(d, "penalized80x30.csv", row.names=FALSE, quote=FALSE)
cl <- function(f) { i <- unique(round(seq(2, length(f$lambda), length.out=4))); list(lambda=f$lambda, df=f$df, dev=f$dev.ratio, nulldev=f$nulldev, at=i-1,
  a0=if (is.matrix(f$a0)) unname(apply(f$a0[,i],2,identity,simplify=FALSE)) else if (is.null(f$a0)) NULL else unname(f$a0[i]),
  beta=if (is.list(f$beta)) lapply(i, function(k) lapply(f$beta, function(b) unname(b[,k]))) else lapply(i, function(k) unname(f$beta[,k]))) }
out <- list()
for (fam in c("gaussian","binomial","multinomial","cox")) for (std in c(TRUE,FALSE)) for (alpha in c(1,.4)) for (extra in c("none","wop")) {
 y <- switch(fam, gaussian=yg, binomial=yb, multinomial=letters[yc], cox=Surv(time,status)); th <- if (fam=="cox") 1e-9 else 1e-12
 o <- if (extra=="none") NULL else if (fam=="multinomial") cbind(off,off2,off3) else off
 ww <- if (extra=="none") NULL else w; pp <- if (extra=="none") rep(1,p) else pf
 a <- list(x=x,y=y,family=fam,alpha=alpha,standardize=std,thresh=th,penalty.factor=pp,maxit=1e6,lambda.min.ratio=.02, nlambda=30)
 if (!is.null(o)) a$offset <- o; if (!is.null(ww)) a$weights <- ww
 f <- do.call(glmnet, a); r <- cl(f); r$jerr <- f$jerr
 r <- c(list(family=fam,standardize=std,alpha=alpha,extra=extra), r)
 if (alpha==1) { ms <- switch(fam, gaussian=c("mse","mae"), binomial=c("deviance","auc","class","mse","mae"), multinomial=c("deviance","class","mse","mae"), cox=c("deviance","C"))
  r$cv <- lapply(ms, function(m) { c1 <- suppressWarnings(do.call(cv.glmnet, c(a, list(foldid=fold, type.measure=m)))); list(measure=m, cvm=c1$cvm, cvsd=c1$cvsd, min=c1$lambda.min, se1=c1$lambda.1se) }) }
 out[[length(out)+1]] <- r
}
write_json(out, "penalized80x30.json", digits=I(17), auto_unbox=TRUE, null="null", na="null")
